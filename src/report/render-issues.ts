import picocolors from "picocolors";
import type { Issue, Severity } from "../model/issue.js";
import { codeFramer, type CodeFrame } from "./code-frame.js";
import { printable } from "./printable.js";

export interface RenderOptions {
  readonly color: boolean;
  /** The text of a file that an issue names, for code frames; undefined where it is not at hand. */
  readonly source: (file: string) => string | undefined;
}

type Colors = ReturnType<typeof picocolors.createColors>;
type Framer = (line: number, column: number) => CodeFrame | undefined;

/** Shows issues to people: place, severity, code, message, hint and code frame. Ends with a line feed unless it is empty. */
export function renderIssues(issues: readonly Issue[], options: RenderOptions): string {
  const colors = picocolors.createColors(options.color);
  const framers = new Map<string, Framer | undefined>();
  const framerOf = (file: string): Framer | undefined => {
    if (!framers.has(file)) {
      const text = options.source(file);
      framers.set(file, text === undefined ? undefined : codeFramer(text));
    }
    return framers.get(file);
  };
  const blocks = issues.map((issue) =>
    blockOf(issue, isAboutPlace(issue) ? framerOf(issue.location.file) : undefined, colors),
  );
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

function blockOf(issue: Issue, framer: Framer | undefined, colors: Colors): string {
  const { line, column } = issue.location;
  const paint = severityPainter(issue.severity, colors);
  const head = `${colors.bold(placeOf(issue))} ${paint(issue.severity)} ${colors.dim(issue.code)}`;
  const hint = issue.hint === undefined ? [] : indented(issue.hint).map((text) => colors.cyan(text));
  const frame = framer?.(line, column);
  const frameLines = frame === undefined ? [] : ["", ...frameText(frame, paint, colors)];
  return [head, ...indented(issue.message), ...hint, ...frameLines].join("\n");
}

/** Whether the issue is about a place in a file, not about the file as such. */
export function isAboutPlace(issue: Issue): boolean {
  return !issue.code.startsWith("file-");
}

function placeOf(issue: Issue): string {
  const { file, line, column } = issue.location;
  return isAboutPlace(issue) ? `${printable(file)}:${line}:${column}` : printable(file);
}

function severityPainter(severity: Severity, colors: Colors): (text: string) => string {
  return severity === "warning" ? colors.yellow : colors.red;
}

/** Line feeds are kept: a message may show lines of a file. */
function indented(text: string): readonly string[] {
  return text.split("\n").map((line) => `  ${printable(line)}`);
}

function frameText(frame: CodeFrame, paint: (text: string) => string, colors: Colors): readonly string[] {
  const width = Math.max(...frame.lines.map(([number]) => String(number).length));
  const lines = frame.lines.map(
    ([number, text]) => `${colors.dim(`  ${String(number).padStart(width)} |`)}${text === "" ? "" : ` ${text}`}`,
  );
  return [...lines, `${colors.dim(`  ${" ".repeat(width)} |`)} ${" ".repeat(frame.caretAt)}${paint("^")}`];
}
