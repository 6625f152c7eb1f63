import { maximumDepth, maximumVisits } from "./depth.js";

/** Whether no two items are equal (JSON Schema Validation 2020-12, section 6.4.3). */
export function isUnique(items: readonly unknown[]): boolean {
  if (items.length < 2) return true;
  const values = new Set<unknown>();
  const texts = new Set<string>();
  for (const item of items) {
    if (typeof item === "object" && item !== null) {
      const text = canonicalText(item);
      if (text === undefined || texts.has(text)) return false;
      texts.add(text);
    } else {
      if (values.has(item)) return false;
      values.add(item);
    }
  }
  return true;
}

/** JSON with sorted names, equal for equal values; `undefined` for a value too deep or too large to tell, or a cyclic one. */
function canonicalText(item: unknown): string | undefined {
  let visits = 0;
  const textOf = (value: unknown, depth: number): string => {
    visits += 1;
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (depth > maximumDepth || visits > maximumVisits) throw new RangeError("Too deep or too large to compare.");
    if (Array.isArray(value)) return `[${value.map((entry) => textOf(entry, depth + 1)).join()}]`;
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${textOf(entry, depth + 1)}`).join()}}`;
  };
  try {
    return textOf(item, 0);
  } catch {
    return undefined;
  }
}
