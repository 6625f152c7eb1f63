import { issueOf, type WithIssues } from "../model/issue.js";
import type { NetworkAllowance } from "../model/network.js";
import { displayedUrl } from "./displayed-url.js";
import { fetchText } from "./fetch-text.js";
import type { RawFile, RawRoot } from "./source.js";

interface Fetching {
  /** What may be fetched beside public hosts over https. */
  readonly allow?: readonly NetworkAllowance[];
  /** The variable of the environment that names a proxy; absent where there is none. */
  readonly proxy?: string;
}

/** Fetches a document, and nothing beside it. */
export async function readUrlRoot(named: string, fetching: Fetching): Promise<RawRoot> {
  return { raw: await readUrl(named, fetching), read: (path) => unfetched(path, named) };
}

async function readUrl(named: string, fetching: Fetching): Promise<WithIssues<RawFile | undefined>> {
  const fetched = await fetchText(named, fetching);
  if (fetched.status === "failed") return { value: undefined, issues: [fetched.issue] };
  if (fetched.status === "not-modified") throw new Error("Unreachable: nothing was asked to be newer.");
  const { url, text } = fetched;
  return { value: { file: url, path: new URL(named).pathname, text }, issues: [] };
}

/** What a host serves may send us nowhere else. */
function unfetched(path: string, root: string): WithIssues<undefined> {
  const file = displayedUrl(new URL(path, root).href);
  const message = `\`${file}\` is not fetched: the document alone is read from the network, not what it refers to.`;
  const location = { file, line: 1, column: 1, pointer: "" };
  const hint = "Bundle the document, or save all of its files.";
  return { value: undefined, issues: [issueOf("ref-remote", location, message, hint)] };
}
