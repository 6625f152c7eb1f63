import { resolve } from "node:path";
import { issueOf, type WithIssues } from "../model/issue.js";
import type { KnownFiles } from "../model/memory/known-files.js";
import type { NetworkAllowance } from "../model/network.js";
import { displayedUrl } from "./displayed-url.js";
import { fetchText } from "./fetch-text.js";
import { findCommit, isIssue } from "./git-commit.js";
import { gitFileReader, readFromCommit } from "./git-files.js";
import { type GitSource, gitSourceOf, isUrl, pathInRepository } from "./git-source.js";
import { parseSource } from "./parse-source.js";
import { readSource } from "./read-source.js";
import type { RawFile, ReadFile, Source } from "./source.js";

/** The file that a document begins with, and how those beside it are read. */
export interface Root {
  readonly source: Source;
  readonly read: ReadFile;
}

/** How files are read. */
export interface OpenOptions {
  /** What may be fetched beside public hosts over https. */
  readonly allow?: readonly NetworkAllowance[];
  /** The variable of the environment that names a proxy; absent where there is none. */
  readonly proxy?: string;
  /** Called before a file of the disk is read, with its absolute path; also where there is no such file. */
  readonly onRead?: (path: string) => void;
  /** What was read before in this process. */
  readonly known?: KnownFiles["json"];
}

/** Reads and parses what the user named: a file, `git-ref:path`, or a URL. */
export async function openRoot(
  named: string,
  cwd: string,
  options: OpenOptions = {},
): Promise<WithIssues<Root | undefined>> {
  const { raw, read } = await readRoot(named, cwd, options);
  if (raw.value === undefined) return { value: undefined, issues: raw.issues };
  const { value: source, issues } = parseSource(raw.value, options.known);
  return { value: source === undefined ? undefined : { source, read }, issues };
}

interface RawRoot {
  readonly raw: WithIssues<RawFile | undefined>;
  readonly read: ReadFile;
}

async function readRoot(named: string, cwd: string, { onRead, ...fetching }: OpenOptions): Promise<RawRoot> {
  if (isUrl(named)) return { raw: await readUrl(named, fetching), read: (path) => unfetched(path, named) };
  const git = gitSourceOf(named, cwd);
  if (git !== undefined) return readGitSource(git, named, cwd);
  const read: ReadFile = (path) => {
    onRead?.(path);
    return readSource(path, cwd);
  };
  return { raw: read(resolve(cwd, named)), read };
}

function readGitSource({ ref, path }: GitSource, named: string, cwd: string): RawRoot {
  const commit = findCommit(ref, named, cwd);
  if (isIssue(commit)) {
    const raw = { value: undefined, issues: [commit] };
    return { raw, read: () => raw };
  }
  const read = gitFileReader(ref, commit, cwd);
  return { raw: readFromCommit(pathInRepository(path, commit.prefix), named, ref, commit, cwd), read };
}

async function readUrl(
  named: string,
  fetching: Pick<OpenOptions, "allow" | "proxy">,
): Promise<WithIssues<RawFile | undefined>> {
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
