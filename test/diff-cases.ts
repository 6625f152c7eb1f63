import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { DiffSide } from "../src/diff/diff-side.js";
import { loadDocument } from "../src/load/load-document.js";
import { impacts, type Change, type Direction, type Impact } from "../src/model/change.js";
import type { Issue } from "../src/model/issue.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";

/** The folder of all cases; its README.md says how they work. */
export const casesFolder = fileURLToPath(new URL("./diffs/", import.meta.url));

/** Each case is a folder with two documents, what becomes of the comparison, and what ought to. */
export const caseNames: readonly string[] = readdirSync(casesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The worst impact of a comparison, or that nothing differs. */
export type Outcome = Impact | "none";

/** What oasdiff says of a change, the worst first. */
export const oasdiffLevels = ["ERR", "WARN", "INFO"] as const;

export type OasdiffLevel = (typeof oasdiffLevels)[number];

/** What ought to be said of a case: `verdict.yaml`. */
export interface Verdict {
  readonly ours: Outcome;
  /** Of the changes with the worst impact; absent where neither side of the wire notices more than the other. */
  readonly direction?: Direction;
  /** What is said of the same two documents the other way round. */
  readonly swapped: Outcome;
  /** The worst level of the checks that `checks.yaml` names for the case. */
  readonly oasdiff?: OasdiffLevel;
  /** As @redocly/cli 2.77.0 rated the two documents. */
  readonly redocly: "major" | "minor" | "patch" | "none";
  /** Over the default settings. */
  readonly settings?: Partial<typeof defaultSettings>;
  /** Why ours differs from theirs. */
  readonly because?: string;
}

/** Where a check of somebody else is answered. */
export interface CheckEntry {
  readonly level?: OasdiffLevel;
  readonly direction?: "request" | "response";
  readonly area?: string;
  readonly case?: string;
  /** Why no case can be written. */
  readonly inapplicable?: string;
}

/** `checks.yaml`: the checks of oasdiff and Redocly, and the cases that none of them asks for with the reason for each. */
export interface Checks {
  readonly oasdiff: Readonly<Record<string, CheckEntry>>;
  readonly redocly: Readonly<Record<string, CheckEntry>>;
  readonly own: Readonly<Record<string, string>>;
}

/** The verdict of a case. */
export function verdictOf(name: string): Verdict {
  return parse(readFileSync(join(casesFolder, name, "verdict.yaml"), "utf8")) as Verdict; // our own file; a test reads it closely
}

/** What stands in `checks.yaml`. */
export function readChecks(): Checks {
  return parse(readFileSync(join(casesFolder, "checks.yaml"), "utf8")) as Checks; // our own file; a test reads it closely
}

/** A side of a case together with what was found on the way to it. */
export interface CaseSide extends DiffSide {
  readonly issues: readonly Issue[];
}

/** Reads one of the two documents of a case anew, as a user in its folder would. No code is emitted: none of it is compared here. */
export async function readSide(name: string, file: "before.yaml" | "after.yaml"): Promise<CaseSide> {
  const { value: document, issues } = await loadDocument(file, join(casesFolder, name));
  if (document === undefined) throw new Error(`${name}/${file}: ${issues.map(({ message }) => message).join(" ")}`);
  const { value: api, issues: found } = resolveApi(document, { ...defaultSettings, ...verdictOf(name).settings });
  return { api, files: [], locate: (pointer) => document.locate(pointer), issues: [...issues, ...found] };
}

/** The worst impact among the changes. */
export function outcomeOf(changes: readonly Change[]): Outcome {
  return impacts.find((impact) => changes.some((change) => change.impact === impact)) ?? "none";
}

/** Whom the changes with the worst impact reach, each direction once, sorted; `undefined` for what reaches both sides alike. */
export function worstDirections(changes: readonly Change[]): readonly (Direction | undefined)[] {
  const worst = changes.filter(({ impact }) => impact === outcomeOf(changes));
  return [...new Set(worst.map(({ direction }) => direction))].sort();
}

/** The changes as a short list in Markdown, for people to read: the text of `expected.md`. */
export function renderChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "Nothing changed.\n";
  return changes.map((change) => `${renderChange(change)}\n`).join("");
}

function renderChange({ impact, direction, kind, subject, message, location }: Change): string {
  const whom = direction === undefined ? "" : ` ${direction}`;
  return `- **${impact}**${whom} \`${kind}\` ${subject}: ${message} (${location.file}:${location.line})`;
}
