import type { JsonValue } from "../../src/model/json.js";
import { expressionOf, isDeclared } from "./judge-assertions.js";
import { memberOf, membersOf, type Path, stringsOf } from "./json.js";
import { sampleString } from "./sample-scalars.js";
import {
  largest,
  leads,
  nothing,
  type Part,
  type Sample,
  type SampleInner,
  type Sampling,
  type Unread,
} from "./sampling.js";

/** An object with what is required, with what leads to the goal, and with some of the rest. */
export function sampleObject(parts: readonly Part[], path: Path, sampling: Sampling, sampleInner: SampleInner): Sample {
  const members = new Map<string, JsonValue>();
  const required = new Set(parts.flatMap(({ schema }) => stringsOf(schema["required"])));
  const declared = new Set(parts.flatMap(({ schema }) => membersOf(schema["properties"]).map(([name]) => name)));
  const isOnTheWay = parts.some((part) => leads(part, sampling));
  const isNear = parts.some(({ schema, isOwn }) => isOwn && sampling.goal?.near.has(schema) === true);
  const fullness = isNear ? 1 : path.length > 4 ? 0 : sampling.fullness;
  for (const name of new Set([...required, ...declared, ...aimedNames(parts, sampling, sampleInner)])) {
    const isChosen = required.has(name) || (fullness > 0 && sampling.random.chance(fullness));
    if (!isChosen && !isOnTheWay) continue;
    const schemas = schemasOf(name, parts);
    if (!isChosen && !schemas.some((each) => leads(each, sampling))) continue;
    const member = sampleInner(schemas, [...path, name], sampling);
    if (member !== nothing) members.set(name, member);
    else if (required.has(name)) return nothing;
  }
  const others = [...declared].filter((name) => !members.has(name));
  const atLeast = largest(parts, "minProperties");
  const spare = [...others, ...names(parts, sampling, sampleInner)];
  for (const name of spare) {
    if (members.size >= atLeast) break;
    const member = sampleInner(schemasOf(name, parts), [...path, name], sampling);
    if (member !== nothing) members.set(name, member);
  }
  return Object.fromEntries(members);
}

/** Names for what is not declared. */
function names(parts: readonly Part[], sampling: Sampling, sampleInner: SampleInner): readonly string[] {
  const schemas = parts.flatMap(({ schema }) => schema["propertyNames"] ?? []);
  if (schemas.length === 0) {
    const more = Math.min(largest(parts, "minProperties"), 300);
    return ["extra", "other", "third", "x-fourth", ...Array.from({ length: 1 + more }, (_, index) => `${index + 5}`)];
  }
  return [0, 1, 2, 3].flatMap(() => {
    const all = [{ type: "string" }, ...(schemas as readonly JsonValue[])]; // flatMap flattens arrays, which schemas are not
    const asked = all.map((schema) => ({ schema, isOwn: false }));
    const name = sampleInner(asked, [], { ...sampling, goal: undefined, places: undefined });
    return typeof name === "string" ? [name] : [];
  });
}

/** A name that is there for the sake of the goal alone: it asks for what is not declared. */
function aimedNames(parts: readonly Part[], sampling: Sampling, sampleInner: SampleInner): readonly string[] {
  const { goal, random } = sampling;
  return parts.flatMap(({ schema, isOwn }) => {
    if (!isOwn || goal === undefined || !goal.around.has(schema)) return [];
    const isAdditional =
      goal.around.has(schema["additionalProperties"] ?? null) ||
      goal.around.has(schema["propertyNames"] ?? null) ||
      (goal.schema === schema && ["additionalProperties", "propertyNames"].includes(goal.keyword));
    const pattern = membersOf(schema["patternProperties"]).find(
      ([, each]) => goal.around.has(each) || goal.keyword === "patternProperties",
    )?.[0];
    const matching = pattern === undefined ? undefined : sampleString([{ pattern }], random, () => true);
    const isForbidden = parts.some((part) => part.schema["additionalProperties"] === false);
    return [
      ...(isAdditional && !isForbidden ? names(parts, sampling, sampleInner).slice(0, 1) : []),
      ...(matching === undefined ? [] : [matching]),
    ];
  });
}

function schemasOf(name: string, parts: readonly Part[]): readonly Unread[] {
  return parts.flatMap(({ schema, isOwn }) => {
    const matching = membersOf(schema["patternProperties"]).filter(([pattern]) => expressionOf(pattern).test(name));
    const own = [memberOf(schema["properties"], name), ...matching.map(([, each]) => each)];
    const additional = isDeclared(schema, name) ? undefined : schema["additionalProperties"];
    return [...own, additional].flatMap((each) => (each === undefined ? [] : [{ schema: each, isOwn }]));
  });
}
