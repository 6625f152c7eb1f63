import type { Parameter } from "../model/api.js";
import type { Documentation, Schema } from "../model/schema.js";
import type { Schemas } from "../model/schema-children.js";
import { enumOf, labelledValues } from "./types/enum-members.js";

/**
 * The lines of a doc comment about `schema`: its words, then limits that the type cannot show, then tags.
 *
 * @param place whether the schema has constants beside its type, which say what an enum's values are called.
 */
export function schemaLines(
  schema: Schema,
  schemas: Schemas,
  name: string,
  place: "named" | "inline" = "inline",
): readonly string[] {
  const { title, ...others } = schema.documentation ?? {};
  const documentation = title === undefined || isSameName(title, name) ? others : { ...others, title };
  const prose = proseLines(documentation, () =>
    place === "named" ? namedLiterals(schema, schemas) : literalsOf(schema, schemas),
  );
  return [...apart(prose, limitLines(schema)), ...tagLines(documentation)];
}

/** Generators of documents often repeat the name of a schema or property as its title. */
function isSameName(title: string, name: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return letters(title) === letters(name);
}

/** Lines after others; a list would swallow what follows it without a blank line. */
function apart(first: readonly string[], second: readonly string[]): readonly string[] {
  const endsInList = /^\s*(?:[*+-]|\d+[.)]) /.test(first.at(-1) ?? "") && second.length > 0;
  return endsInList ? [...first, "", ...second] : [...first, ...second];
}

/** The lines of a doc comment about something that is not a schema: a parameter, a response, an operation. */
export function documentationLines(documentation: Documentation): readonly string[] {
  return [...proseLines(documentation, () => new Map()), ...tagLines(documentation)];
}

/** The lines of a doc comment about a parameter: its own words before those of its schema, then the tags of both. */
export function parameterLines({ documentation, schema }: Parameter, schemas: Schemas): readonly string[] {
  const { description, deprecated } = documentation;
  const words = linesOf(description ?? "");
  const own = [...proseLines(schema.documentation ?? {}, () => literalsOf(schema, schemas)), ...limitLines(schema)];
  const tags = tagLines({ ...schema.documentation, ...(deprecated === true && { deprecated }) });
  return [...words, ...own.filter((line) => !words.includes(line)), ...tags];
}

/** Title and description; a title that the description repeats is left out, and so are lists that only repeat the enum or its constants. */
function proseLines({ title, description }: Documentation, literalsOfSchema: () => Literals): readonly string[] {
  if (title === undefined && description === undefined) return [];
  const lines = linesOf(description ?? "");
  const literals: Literals = lines.some((line) => listedLiteral.test(line)) ? literalsOfSchema() : new Map();
  const listed = new Map(literals.size === 0 ? [] : lines.flatMap((line) => labelledLiteral(line, literals)));
  const body = [...listed.values()].every(({ isRepeated }) => isRepeated)
    ? lines.filter((line) => !listed.has(line))
    : lines;
  const heading = linesOf(title ?? "");
  const isRepeated = heading.length === 1 && body[0]?.toLowerCase().startsWith(heading[0]?.toLowerCase() ?? "");
  return trimBlank(heading.length === 0 || isRepeated ? body : [...heading, "", ...body]);
}

/**
 * The lines of a text: every kind of line break counts, ends are trimmed, no blank line opens or closes them, the first is not indented,
 * and the others not by what all of them are.
 *
 * A document must not add tags of its own: `@internal` would drop a declaration, and `@ts-expect-error` steer the compiler.
 */
export function linesOf(text: string): readonly string[] {
  if (plainLine.test(text)) return [text];
  const lines = linesAsWritten(text);
  if (indentationOf(lines[0] ?? "") === 0) return lines;
  const margin = lines.reduce((least, line) => (line === "" ? least : Math.min(least, indentationOf(line))), Infinity);
  return lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(margin)));
}

/** Most texts are one line, of which nothing is to be trimmed. */
const plainLine = /^[^\s@](?:[^\n\r\u2028\u2029]*\S)?$/;

function linesAsWritten(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  return trimBlank(lines.map((line) => line.trimEnd().replace(/^(\s*)@/, "$1\\@")));
}

function indentationOf(line: string): number {
  return line.length - line.trimStart().length;
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first === -1 ? [] : lines.slice(first, last + 1);
}

const listedLiteral = /^\s*[*-] `(.*)` - (.*)$/;

/** The values of enums as texts, with the labels that a constant gives to them. */
type Literals = ReadonlyMap<string, string | undefined>;

/**
 * `* \`active\` - Active`, as Django REST framework lists the values of an enum; such a label says nothing where the type says it already,
 * or a constant.
 */
function labelledLiteral(
  line: string,
  literals: Literals,
): readonly (readonly [line: string, label: { readonly isRepeated: boolean }])[] {
  const [, value = "", label = ""] = listedLiteral.exec(line) ?? [];
  if (label === "" || !literals.has(value)) return [];
  const plain = (text: string): string => text.replaceAll(/[_\s-]+/g, "").toLowerCase();
  return [[line, { isRepeated: plain(value) === plain(label) || literals.get(value) === label }]];
}

function literalsOf(schema: Schema, schemas: Schemas, depth = 0): Literals {
  switch (schema.kind) {
    case "literals":
      return new Map(schema.values.map((value) => [String(value), undefined]));
    case "union":
      return new Map(schema.members.flatMap((member) => [...literalsOf(member, schemas, depth)]));
    case "reference": {
      const target = depth > 1 ? undefined : schemas.get(schema.name)?.schema;
      return target === undefined ? new Map() : namedLiterals(target, schemas, depth + 1);
    }
    default:
      return new Map();
  }
}

function namedLiterals(schema: Schema, schemas: Schemas, depth = 0): Literals {
  const literals = enumOf(schema);
  const labels = literals === undefined ? [] : labelledValues(literals);
  return new Map([
    ...literalsOf(schema, schemas, depth),
    ...labels.map(([value, label]) => [String(value), label] as const),
  ]);
}

function limitLines(schema: Schema): readonly string[] {
  const own = limitOf(schema);
  if (own !== undefined) return [own];
  if (schema.kind === "union") {
    const values = schema.members.filter(({ kind }) => kind !== "null");
    // The limits of one member among several would read as limits of all.
    return values.length === 1 ? values.flatMap(limitLines) : [];
  }
  if (schema.kind !== "array") return [];
  const count = range(schema.minItems, schema.maxItems, "item", "items");
  const each = limitOf(schema.items);
  return [
    ...(count === undefined ? [] : [sentence(count)]),
    ...(each === undefined ? [] : [`Each ${lowerFirst(each)}`]),
  ];
}

function limitOf(schema: Schema): string | undefined {
  if (schema.kind === "string") {
    const length = range(schema.minLength, schema.maxLength, "character", "characters");
    const pattern = schema.pattern === undefined ? undefined : `must match \`${oneLine(schema.pattern)}\``;
    const parts = [length, pattern].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : sentence(parts.join("; "));
  }
  if (schema.kind !== "number") return undefined;
  const low = schema.minimum ?? schema.exclusiveMinimum;
  const high = schema.maximum ?? schema.exclusiveMaximum;
  const parts = [
    low === undefined ? undefined : `${schema.minimum === undefined ? "greater than" : "at least"} ${low}`,
    high === undefined ? undefined : `${schema.maximum === undefined ? "less than" : "at most"} ${high}`,
    schema.multipleOf === undefined ? undefined : `a multiple of ${schema.multipleOf}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : sentence(parts.join(", "));
}

function range(low: number | undefined, high: number | undefined, one: string, many: string): string | undefined {
  const unit = (count: number): string => `${count} ${count === 1 ? one : many}`;
  const isLow = low !== undefined && low > 0;
  if (isLow && high !== undefined) return low === high ? `exactly ${unit(low)}` : `${low} to ${unit(high)}`;
  if (isLow) return `at least ${unit(low)}`;
  return high === undefined ? undefined : `at most ${unit(high)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function tagLines({ format, default: fallback, deprecated }: Documentation): readonly string[] {
  return [
    ...(format === undefined ? [] : [`@format ${oneLine(format)}`]),
    ...(fallback === undefined ? [] : [`@default ${shorten(JSON.stringify(fallback))}`]),
    ...(deprecated === true ? ["@deprecated"] : []),
  ];
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}

/** A text with its line breaks as spaces. */
export function oneLine(text: string): string {
  return linesAsWritten(text).join(" ");
}

/** A doc comment at `indent`, ending with a line feed; empty for no lines. The one place where text from a document becomes a comment. */
export function docComment(lines: readonly string[], indent = ""): string {
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/"));
  const [only] = safe;
  if (only === undefined) return "";
  if (safe.length === 1 && indent.length + only.length <= 110) return `${indent}/** ${only} */\n`;
  const body = safe.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("");
  return `${indent}/**\n${body}${indent} */\n`;
}
