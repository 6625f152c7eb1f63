import { printable } from "./printable.js";

export interface Annotation {
  readonly command: "error" | "warning" | "notice";
  readonly file: string;
  /** Counted from 1, both; absent where the annotation is about the file as such. */
  readonly place?: { readonly line: number; readonly column: number };
  readonly title: string;
  /** May have several lines. */
  readonly message: string;
}

/**
 * An annotation of a pull request as a workflow command. Ends with a line feed.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function workflowCommand({ command, file, place, title, message }: Annotation): string {
  const position = place === undefined ? "" : `,line=${place.line},col=${place.column}`;
  return `::${command} file=${property(file)}${position},title=${property(title)}::${data(message)}\n`;
}

/** Line feeds travel as `%0A`; all other control characters are shown as escape sequences. */
function data(text: string): string {
  return text
    .split("\n")
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");
}

function property(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
}
