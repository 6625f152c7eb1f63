import type { PagePath } from "../../model/pagination.js";
import type { Documentation, Schema } from "../../model/schema.js";
import { targetOf, type Schemas } from "../../model/schema-children.js";

/** A value in the body of a page. */
export interface BodyField {
  readonly path: PagePath;
  /** What it may be, `null` aside: neither references nor made of others. */
  readonly parts: readonly Schema[];
  /** What the document tells of it, wherever it does. */
  readonly words: readonly Documentation[];
}

/** Objects that hold what a page says about its list; by their plain names. */
const wrapperNames: ReadonlySet<string> = new Set(
  (
    "links meta metadata pagination paging page pages pageinfo cursor cursors responsemetadata next result data " +
    "resultinfo paginginfo paginationinfo response embedded"
  ).split(" "),
);

/** How many wrappers stand in each other, as in `_links.next.href`. */
const deepestWrapper = 2;

/** How far references, unions and intersections are followed. */
const deepestPart = 12;

/** A name without case and punctuation: `nextPageToken` and `next_page_token` are both `nextpagetoken`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The last name of a path, plain. */
export function lastName({ path }: Pick<BodyField, "path">): string {
  return plainName(path.at(-1) ?? "");
}

/** What a value of the schema may be, `null` aside: references followed, unions and intersections taken apart. */
export function partsOf(schema: Schema, schemas: Schemas): readonly Schema[] {
  return partsWithin(schema, schemas, 0, new Set());
}

/** `seen` are the schemas that were referred to before, on any way: they bring nothing new. */
function partsWithin(schema: Schema, schemas: Schemas, depth: number, seen: Set<string>): readonly Schema[] {
  if (depth > deepestPart || schema.kind === "null") return [];
  if (schema.kind === "reference") {
    if (seen.has(schema.name)) return [];
    seen.add(schema.name);
    return partsWithin(targetOf(schema, schemas), schemas, depth + 1, seen);
  }
  if (schema.kind !== "union" && schema.kind !== "intersection") return [schema];
  const parts = schema.members.flatMap((member) => partsWithin(member, schemas, depth + 1, seen));
  return schema.kind === "intersection" ? tellingOf(parts) : parts;
}

/** Whether a value is one of several things, `null` aside: what one of them has, another may lack. */
export function isAlternative(schema: Schema, schemas: Schemas): boolean {
  return isAlternativeWithin(schema, schemas, 0, new Set());
}

function isAlternativeWithin(schema: Schema, schemas: Schemas, depth: number, seen: Set<string>): boolean {
  if (depth > deepestPart) return true;
  if (schema.kind === "reference") {
    if (seen.has(schema.name)) return false;
    seen.add(schema.name);
    return isAlternativeWithin(targetOf(schema, schemas), schemas, depth + 1, seen);
  }
  if (schema.kind !== "union" && schema.kind !== "intersection") return false;
  const members = schema.members.filter(({ kind }) => kind !== "null");
  if (schema.kind === "union" && members.length > 1) return true;
  return members.some((member) => isAlternativeWithin(member, schemas, depth + 1, seen));
}

/** What only annotates, or repeats a name for `required`, says nothing where something else does. */
function tellingOf(parts: readonly Schema[]): readonly Schema[] {
  const telling = parts.filter(({ kind }) => kind !== "any");
  return telling.length === 0 ? parts : telling;
}

/** Whether a value can be nothing but of this kind. */
export function isOnly<Kind extends Schema["kind"]>(
  parts: readonly Schema[],
  kind: Kind,
): parts is readonly Extract<Schema, { kind: Kind }>[] {
  return parts.length > 0 && parts.every((part) => part.kind === kind);
}

/** The properties of an object, in the order of the document. */
export function fieldsOf(parts: readonly Schema[], schemas: Schemas, base: PagePath = []): readonly BodyField[] {
  const fields = new Map<string, BodyField>();
  for (const { name, schema } of parts.flatMap((part) => (part.kind === "object" ? part.properties : []))) {
    const found = partsOf(schema, schemas);
    const words = [schema, ...found].flatMap(({ documentation }) => documentation ?? []);
    const known = fields.get(name) ?? { path: [...base, name], parts: [], words: [] };
    fields.set(name, { ...known, parts: tellingOf([...known.parts, ...found]), words: [...known.words, ...words] });
  }
  return [...fields.values()];
}

/** The properties of a body and of the wrappers in it, the outer ones first. */
export function allFieldsOf(parts: readonly Schema[], schemas: Schemas): readonly BodyField[] {
  const levels = [fieldsOf(parts, schemas)];
  for (let depth = 0; depth < deepestWrapper; depth += 1) {
    const wrappers = (levels.at(-1) ?? []).filter((field) => wrapperNames.has(lastName(field)));
    levels.push(wrappers.flatMap((wrapper) => fieldsOf(wrapper.parts, schemas, wrapper.path)));
  }
  return levels.flat();
}

/** The value at a path; `undefined` where the document knows none. */
export function fieldAt(parts: readonly Schema[], path: PagePath, schemas: Schemas): BodyField | undefined {
  let field: BodyField | undefined = { path: [], parts, words: [] };
  for (const name of path) {
    field = fieldsOf(field.parts, schemas, field.path).find((each) => each.path.at(-1) === name);
    if (field === undefined) return undefined;
  }
  return field;
}
