import { resolve } from "node:path";
import type { WithIssues } from "../model/issue.js";
import type { KnownFiles } from "../model/memory/known-files.js";
import type { NetworkAllowance } from "../model/network.js";
import { gitSourceOf, isUrl } from "./git-source.js";
import { parseSource } from "./parse-source.js";
import { readSource } from "./read-source.js";
import type { RawRoot, ReadFile, Source } from "./source.js";

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

async function readRoot(named: string, cwd: string, { onRead, ...fetching }: OpenOptions): Promise<RawRoot> {
  // Late, since most runs need neither the network nor git: Node takes longer to load what is behind them than to read a file.
  if (isUrl(named)) return (await import("./url-root.js")).readUrlRoot(named, fetching);
  const git = gitSourceOf(named, cwd);
  if (git !== undefined) return (await import("./git-root.js")).readGitRoot(git, named, cwd);
  const read: ReadFile = (path) => {
    onRead?.(path);
    return readSource(path, cwd);
  };
  return { raw: read(resolve(cwd, named)), read };
}
