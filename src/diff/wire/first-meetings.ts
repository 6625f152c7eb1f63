import type { Schema } from "../../model/schema.js";

/** A function that is true for two schemas when it is first asked about them, and false from then on. */
export function firstMeetings(): (before: Schema, after: Schema) => boolean {
  const met = new Map<Schema, Set<Schema>>();
  return (before, after) => {
    const partners = met.get(before) ?? new Set();
    if (partners.has(after)) return false;
    met.set(before, partners.add(after));
    return true;
  };
}
