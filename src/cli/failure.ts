import { UsageError } from "../commands/command.js";
import { printable } from "../report/printable.js";

/** A run that cannot be done, in words. Ends with a line feed. */
export function failureText(failure: unknown): string {
  if (failure instanceof UsageError) {
    return `${printable(failure.message)}\n${failure.hint === undefined ? "" : `${printable(failure.hint)}\n`}`;
  }
  const systemError = systemErrorIn(failure);
  if (systemError !== undefined && failure instanceof Error) {
    const messages = failure === systemError ? [failure.message] : [failure.message, systemError.message];
    return `${printable(messages.join(" "))}\n`;
  }
  const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  return [
    ...stack.split("\n").map(printable),
    "",
    "This is a bug in Specwright. Please report it with the lines above and, if you can, the document.",
    "",
  ].join("\n");
}

/** The error of the operating system behind a failure, if there is one: it is about the environment, not about us. */
function systemErrorIn(failure: unknown): Error | undefined {
  if (!(failure instanceof Error)) return undefined;
  return "syscall" in failure ? failure : systemErrorIn(failure.cause);
}
