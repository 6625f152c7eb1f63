import { createHash } from "node:crypto";
import semver from "semver";

/** An entry for the changelog of a repository. */
export interface KeptEntry {
  readonly version: string;
  /** As `changelogEntry` writes it. */
  readonly text: string;
  /** The version that the changes follow: what we wrote about higher ones were drafts of this. */
  readonly since: string;
}

/** A part of a changelog that is about one version, from its heading to the next part; lines from `start` to `end`. */
interface Section {
  readonly version: string;
  readonly start: number;
  readonly end: number;
  /** The line with our mark: what stands above it was ours once; absent where nothing was. */
  readonly mark?: number;
}

/** In it are twelve digits of the hash of what stands above, so that it can be told whether somebody has edited that. */
const marker = /^<!-- specwright ([0-9a-f]{12}) -->$/;

/**
 * The changelog with the entry, on top of those for other versions; twice is the same as once.
 *
 * It takes the place of our own entries for versions after `since`. What others wrote stays: an entry without our mark as it
 * is, and words in one of ours, or below its mark, within the new one.
 */
export function keepEntry(changelog: string, { version, text, since }: KeptEntry): string {
  const lines = changelog.split(/\r?\n/);
  const sections = sectionsOf(lines);
  const [title = "", ...rest] = text.split("\n");
  const body = trimmed(rest);
  const own = sections.find((section) => section.version === version);
  if (own !== undefined && (own.mark === undefined || isSaid(body, lines, own))) return changelog;

  const drafts = sections.filter((section) => section.mark !== undefined && semver.gt(section.version, since));
  const [draft] = drafts;
  // Somebody may have put a date behind the version.
  const heading = draft === undefined ? title : (lines[draft.start] ?? title).replace(draft.version, version);
  const foreign = drafts.map((each) => foreignLines(lines, each, body)).filter((each) => each.length > 0);
  const words = foreign.flatMap((each) => ["", ...each]);
  const entry = trimmed([heading, "", ...body, "", `<!-- specwright ${hashOf(body)} -->`, ...words]);
  const place = (draft ?? sections[0])?.start ?? lines.length;
  const others = lines.map((line, index) =>
    drafts.some(({ start, end }) => index >= start && index < end) ? undefined : line,
  );
  const below = trimmed(others.slice(place).filter((line) => line !== undefined));
  const above = trimmed(lines.slice(0, place));
  const head = above.length + below.length === 0 ? ["# Changelog"] : above;
  const parts = [head, entry, below].filter((part) => part.length > 0).map((part) => part.join("\n"));
  return `${parts.join("\n\n")}\n`.replaceAll("\n", changelog.includes("\r\n") ? "\r\n" : "\n");
}

/** Whether an entry that somebody has edited says all of it nevertheless. */
function isSaid(body: readonly string[], lines: readonly string[], section: Section): boolean {
  const said = new Set(lines.slice(section.start, section.end));
  return !isIntact(lines, section) && body.every((line) => said.has(line));
}

/** What of a draft is not ours: what stands below its mark and, if somebody has edited it, whatever the new body does not say. */
function foreignLines(lines: readonly string[], section: Section, body: readonly string[]): readonly string[] {
  const { start, end, mark = start } = section;
  const below = trimmed(lines.slice(mark + 1, end));
  if (isIntact(lines, section)) return below;
  const said = new Set(body);
  const edited = lines.slice(start + 1, mark).filter((line) => line === "" || !said.has(line));
  const isRepeated = (line: string, index: number): boolean => line === "" && edited[index - 1] === "";
  return trimmed([...trimmed(edited.filter((line, index) => !isRepeated(line, index))), "", ...below]);
}

function isIntact(lines: readonly string[], { start, mark = start }: Section): boolean {
  return marker.exec(lines[mark] ?? "")?.[1] === hashOf(trimmed(lines.slice(start + 1, mark)));
}

function hashOf(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12);
}

/** Without empty lines at either end. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}

/** The sections of versions; the heading of another version ends one, or any of the same level or a higher one. */
function sectionsOf(lines: readonly string[]): readonly Section[] {
  const headings = headingsOf(lines);
  return headings.flatMap(({ line: start, level, version }, index) => {
    if (version === undefined) return [];
    const next = headings.slice(index + 1).find((other) => other.version !== undefined || other.level <= level);
    const end = next?.line ?? lines.length;
    const mark = lines.findIndex((line, place) => place > start && place < end && marker.test(line));
    return [{ version, start, end, ...(mark === -1 ? {} : { mark }) }];
  });
}

interface Heading {
  readonly line: number;
  readonly level: number;
  /** If it is about one: `## 1.4.0`, `## [1.4.0] - 2026-11-26`, `# v1.4.0`. */
  readonly version?: string;
}

/** The headings; code between two fences has none. */
function headingsOf(lines: readonly string[]): readonly Heading[] {
  const code = codeLines(lines);
  return lines.flatMap((text, line) => {
    const [, hashes = "", number = ""] = /^(#{1,6}) +(?:\[?v?(\d+\.\d+\.\d+[^\s\]]*))?/.exec(text) ?? [];
    if (hashes === "" || code.has(line)) return [];
    const version = semver.valid(number);
    return [{ line, level: hashes.length, ...(version === null ? {} : { version }) }];
  });
}

function codeLines(lines: readonly string[]): ReadonlySet<number> {
  const code = new Set<number>();
  for (let line = 0; line < lines.length; line++) {
    const fence = fenceIn(lines[line] ?? "");
    if (fence === "") continue;
    // Without its end, it is a slip of the pen.
    const end = lines.findIndex((text, index) => index > line && fenceIn(text).startsWith(fence));
    for (; line < end; line++) code.add(line);
  }
  return code;
}

function fenceIn(line: string): string {
  return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
}
