import { capitalize } from "./words.js";

/** What a response is called by among the others of its operation: its status, or nothing where it is the only success. */
export function statusWord(status: string, statuses: readonly string[]): string {
  const [first, second] = statuses.filter((each) => each.startsWith("2"));
  if (status === first && second === undefined) return "";
  return /^\d/.test(status) ? status.toUpperCase() : capitalize(status.toLowerCase());
}
