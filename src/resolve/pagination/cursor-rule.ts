import type { Parameter } from "../../model/api.js";
import type { CursorRule } from "../../model/pagination.js";
import { type BodyField, isOnly, lastName, partsOf, plainName } from "./body-fields.js";
import { pageEndOf } from "./list-end.js";
import { type ListOperation, queryParameter } from "./list-operation.js";

/** Parameters that take a cursor by the property that gives it, plain; of two that are there, the first is meant. */
const parametersOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    nextcursor: ["cursor", "nextcursor", "after", "startingafter", "pagecursor"],
    nextpagecursor: ["pagecursor", "cursor"],
    nextpagetoken: ["pagetoken", "nextpagetoken"],
    nexttoken: ["nexttoken", "token", "pagetoken"],
    nextmarker: ["marker", "nextmarker"],
    nextcontinuationtoken: ["continuationtoken"],
    continuationtoken: ["continuationtoken"],
    paginationtoken: ["paginationtoken"],
    nextiterator: ["iterator"],
    continue: ["continue"],
    endcursor: ["after", "cursor"],
    nextafter: ["after"],
    nextoffset: ["offset"],
  }),
);

/** Names that give a cursor only where something else says that it is that of the next page. */
const parametersInContext: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    next: ["cursor", "next"],
    after: ["after"],
    startingafter: ["startingafter"],
    cursor: ["cursor"],
  }),
);

/** Objects in which such a name is that of the next page. */
const contextNames: ReadonlySet<string> = new Set(["next", "cursor", "cursors"]);

/** A property with what a parameter takes for the next page: a cursor, a token, a marker. */
export function cursorRule(list: ListOperation): CursorRule | undefined {
  const end = pageEndOf(list);
  const hasEnd = end.more !== undefined || end.done !== undefined;
  for (const field of list.fields) {
    const parameter = queryParameter(list, namesFor(field, hasEnd, list));
    if (parameter === undefined || !isOfOneType(field, parameter, list)) continue;
    return { kind: "cursor", items: list.items, next: field.path, parameter: parameter.name, ...end };
  }
  return undefined;
}

function namesFor(field: BodyField, hasEnd: boolean, { fields }: ListOperation): readonly string[] {
  const name = lastName(field);
  const around = plainName(field.path.at(-2) ?? "");
  if (contextNames.has(around)) return parametersInContext.get(name) ?? [];
  // Those that ask for what follows the last item; what says whether anything does tells them from other ids.
  if (hasEnd && name === "lastid") return ["after", "startingafter"];
  if (hasEnd && name === "iterator") return ["iterator"];
  // Where a page repeats what it starts with, its `next` is of the same kind.
  const isEcho = name === "next" && fields.some((each) => lastName(each) === "from");
  return isEcho ? ["from"] : (parametersOf.get(name) ?? []);
}

function isOfOneType({ parts }: BodyField, { schema }: Parameter, { schemas }: ListOperation): boolean {
  const taken = partsOf(schema, schemas);
  return (["string", "number"] as const).some((kind) => isOnly(parts, kind) && isOnly(taken, kind));
}
