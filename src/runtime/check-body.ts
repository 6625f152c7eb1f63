import { GuardError } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Guard } from "./guard.js";
import type { Violation } from "./types.js";

/** Asks the guard of a body, if there is one, and does with its issues what the mode says. */
export function checkBody(
  { call, client, origin, onViolation }: Exchange,
  direction: "request" | "response",
  value: unknown,
  guard: Guard<unknown> | undefined,
): void {
  const mode = call.guards?.[direction] ?? client.guards?.[direction] ?? (direction === "request" ? "throw" : "report");
  if (mode === "off" || guard === undefined || guard.is(value)) return;
  const issues = guard.issues(value);
  if (mode === "throw") {
    const more = issues.length > 1 ? `, and ${issues.length - 1} more` : "";
    throw new GuardError(origin, direction, `has an invalid ${direction}: ${issues[0]?.message}${more}`, issues);
  }
  try {
    onViolation({ operation: origin.name, direction, request: origin.request, issues });
  } catch (error) {
    console.error(error); // the data is as good as before
  }
}

/** The default `onViolation`: warns once of each operation and pointer, whatever the index in an array. */
export function warnOnce(): (violation: Violation) => void {
  const warned = new Set<string>();
  return ({ operation, direction, request, issues }) => {
    for (const { pointer, message } of issues) {
      const key = `${operation} ${direction} ${pointer.replace(/\/\d+(?=\/|$)/g, "/*")}`;
      if (warned.has(key) || warned.size >= 1000) continue; // pointers may hold names that the server makes up
      warned.add(key);
      console.warn(`${operation} has an invalid ${direction}: ${message}: ${request.method} ${request.url}`);
    }
  };
}
