import type { Issue } from "../model/issue.js";
import type { RunMemory } from "../model/memory/run-memory.js";
import type { NetworkAllowance } from "../model/network.js";
import type { SelectionRule } from "../model/selection.js";
import type { GuardKind } from "../model/settings.js";
import type { Shard } from "./shard.js";

/** What a command is asked to do; everything that the command line can say, and where it is said. */
export interface CommandOptions {
  /** An API of the configuration, or the path of a document; every API of the configuration if absent. */
  readonly target?: string;
  /** A folder in place of the configured one, relative to `cwd`. */
  readonly output?: string;
  /** What guards are made of, in place of what is configured. */
  readonly guards?: GuardKind;
  /** Which operations the client is made of, in place of what is configured. */
  readonly include?: readonly SelectionRule[];
  /** Which operations are left out, in place of what is configured. */
  readonly exclude?: readonly SelectionRule[];
  /** A configuration in place of `redocly.yaml`, relative to `cwd`. */
  readonly config?: string;
  /** A part of the configuration's APIs; all if absent. */
  readonly shard?: Shard;
  /** Whether every issue is fatal. */
  readonly strict?: boolean;
  /** What may be fetched beside public hosts over https, and beside what is configured for an API. */
  readonly allow?: readonly NetworkAllowance[];
  /** The variable of the environment that names a proxy, which documents are not fetched through; absent where there is none. */
  readonly proxy?: string;
  /** Absolute; what paths are relative to, and what issues are located by. */
  readonly cwd: string;
  /** The name of the generator's build, where the bundle does not say it: whatever has none never takes a run for done. */
  readonly generator?: string;
  /** Called before each phase of each API. */
  readonly onPhase?: (api: string, phase: PhaseName) => void;
  /** Called before each file that an API is made of is read, with its absolute path; also where there is no such file. */
  readonly onRead?: (api: string, path: string) => void;
  /** What an API's runs leave to each other, where one process makes several. */
  readonly memoryOf?: (api: string) => RunMemory;
}

/** The phases as they are told to a user who waits. */
export type PhaseName =
  "fetch" | "load" | "resolve" | "emit" | "write" | "compare" | "lint" | "previous" | "pack" | "verify" | "publish";

/** What a command did, and what it found. */
export interface CommandResult<Summary> {
  /** Findings that belong to no single API: those about the configuration. */
  readonly issues: readonly Issue[];
  /** In the order of the configuration. */
  readonly apis: readonly ApiResult<Summary>[];
}

/** What a command did for one API. */
export interface ApiResult<Summary> {
  /** The name in the configuration, or the path of the document. */
  readonly api: string;
  /** In document order. */
  readonly issues: readonly Issue[];
  /** Absent if the work ended before its end. */
  readonly summary?: Summary;
  /** What was thrown: the environment does not allow the work, or a bug of ours. The other APIs are done nevertheless. */
  readonly failure?: unknown;
}

/** A command that cannot be understood; told to the user without a stack trace. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to type instead. */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
