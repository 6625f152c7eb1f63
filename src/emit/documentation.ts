import type { JsonValue } from "../model/json.js";
import type { Documentation, Schema } from "../model/schema.js";

/** The lines of a doc comment about `schema`: its words, then limits that the type cannot show, then tags. */
export function schemaLines(schema: Schema): readonly string[] {
  const documentation = schema.documentation ?? {};
  return [...proseLines(documentation, literalsOf(schema)), ...limitLines(schema), ...tagLines(documentation)];
}

/** The lines of a doc comment about something that is not a schema: a parameter, a response, an operation. */
export function documentationLines(documentation: Documentation): readonly string[] {
  return [...proseLines(documentation, []), ...tagLines(documentation)];
}

/** Title and description; a title that the description repeats is left out, and so are lists that only repeat the enum. */
function proseLines({ title, description }: Documentation, literals: readonly JsonValue[]): readonly string[] {
  const body = linesOf(description ?? "").filter((line) => !repeatsLiteral(line, literals));
  const heading = linesOf(title ?? "");
  const isRepeated = heading.length === 1 && body[0]?.toLowerCase().startsWith(heading[0]?.toLowerCase() ?? "");
  const lines = heading.length === 0 || isRepeated ? body : body.length === 0 ? heading : [...heading, "", ...body];
  return trimBlank(lines);
}

/** The lines of a text: every kind of line break counts, ends are trimmed, and no blank line opens or closes them. */
export function linesOf(text: string): readonly string[] {
  return trimBlank(text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trimEnd()));
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** `* \`active\` - Active`, as Django REST framework writes it, says nothing that the type does not. */
function repeatsLiteral(line: string, literals: readonly JsonValue[]): boolean {
  const match = /^\s*[*-] `(.*)` - (.*)$/.exec(line);
  if (match === null) return false;
  const [, value = "", label = ""] = match;
  const plain = (text: string): string => text.replaceAll(/[_\s-]+/g, "").toLowerCase();
  return literals.some((literal) => String(literal) === value) && plain(value) === plain(label);
}

function literalsOf(schema: Schema): readonly JsonValue[] {
  if (schema.kind === "literals") return schema.values;
  return schema.kind === "union" ? schema.members.flatMap(literalsOf) : [];
}

function limitLines(schema: Schema): readonly string[] {
  const own = limitOf(schema);
  if (own !== undefined) return [own];
  if (schema.kind === "union") return schema.members.flatMap(limitLines);
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
    const pattern = schema.pattern === undefined ? undefined : `must match \`${schema.pattern}\``;
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

function oneLine(text: string): string {
  return linesOf(text).join(" ");
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
