import type { Api } from "../../model/api.js";
import { issueOf, type Issue, type Location } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import type { Pattern, Schema } from "../../model/schema.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { findSlowText } from "./pattern-safety.js";
import { furtherPlaces, walkSchemas } from "../passes/walk-schemas.js";

/** The patterns in guards that some texts can keep busy for minutes: one issue for each pattern. */
export async function slowPatternIssues({ schemas }: Api, { locate }: SpecDocument): Promise<readonly Issue[]> {
  const found = new Map<string, { readonly pattern: Pattern; readonly places: Set<string> }>();
  walkSchemas(
    schemas.filter(({ guarded }) => guarded),
    (schema) => {
      for (const { pattern, pointer } of patternsOf(schema)) {
        const key = JSON.stringify([pattern.pattern, pattern.patternFlags]);
        const entry = found.get(key) ?? { pattern, places: new Set() };
        entry.places.add(pointer);
        found.set(key, entry);
      }
    },
  );
  const issues: Issue[] = [];
  for (const { pattern, places } of found.values()) {
    const text = await findSlowText(pattern);
    const [first = ""] = places;
    if (text !== undefined) issues.push(slowPatternIssue(pattern.pattern, text, locate(first), furtherPlaces(places)));
  }
  return issues;
}

/** The same for the patterns of custom formats, which stand in the configuration. */
export async function slowFormatIssues(
  custom: Readonly<Record<string, string>>,
  places: ReadonlyMap<string, Location>,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [name, pattern] of Object.entries(custom)) {
    const place = places.get(pointerOf("/formats/custom", name));
    const text = await findSlowText({ pattern });
    if (place !== undefined && text !== undefined) issues.push(slowPatternIssue(pattern, text, place, ""));
  }
  return issues;
}

function patternsOf(schema: Schema): readonly { readonly pattern: Pattern; readonly pointer: string }[] {
  if (schema.kind === "string") {
    const { pattern, patternFlags = "u", pointer } = schema;
    return pattern === undefined
      ? []
      : [{ pattern: { pattern, patternFlags }, pointer: pointerOf(pointer, "pattern") }];
  }
  if (schema.kind !== "object") return [];
  return (schema.patternProperties ?? []).map(({ pattern, patternFlags = "u" }) => ({
    pattern: { pattern, patternFlags },
    pointer: pointerOf(schema.pointer, "patternProperties", pattern),
  }));
}

function slowPatternIssue(pattern: string, text: string, location: Location, further: string): Issue {
  const message = `The pattern ${JSON.stringify(pattern)} can keep a guard busy for minutes: texts such as ${JSON.stringify(text)} can be split in too many ways.${further}`;
  const hint =
    "Guards run on data that is not trusted. Let every character match in one way only: `(a+)+` says no more than `a+`, " +
    "and `(\\w+\\s?)*` no more than `(\\w+(\\s\\w+)*\\s?)?`.";
  return issueOf("schema-pattern-slow", location, message, hint);
}
