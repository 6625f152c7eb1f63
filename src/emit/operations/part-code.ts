import type { MediaType } from "../../model/api.js";
import type { PartEncoding, PartPlaces } from "../../model/body-items.js";
import { type Doc, group, ifBroken, indent, join, line, print, softLine } from "../guard/layout.js";
import type { Imports } from "../module-text.js";

/** The encoder of a body whose parts have places: `partsBody` for a list, `partStreamBody` for items that come up one by one. */
export function partsEncoder(
  imports: Imports,
  { stream, contentType, places }: MediaType,
  guard: string | undefined,
): Doc {
  const encoder = imported(imports, "parts-body", stream === undefined ? "partsBody" : "partStreamBody");
  const { others, first } = places === undefined ? {} : writersOf(imports, places);
  return callDoc(encoder, [JSON.stringify(sentType(contentType)), guard, others], first);
}

/** How each part is written: the others, and a list of the first; `undefined` for what is usual. */
function writersOf(imports: Imports, { first, others }: PartPlaces): { readonly others?: Doc; readonly first?: Doc } {
  const count = first.findLastIndex((part) => writerKey(part) !== writerKey(others)) + 1;
  const usual = (): Doc => imported(imports, "parts-body", "usualPart");
  const writers = first.slice(0, count).map((part) => writerOf(imports, part) ?? usual());
  const rest = writerOf(imports, others);
  return {
    ...(rest !== undefined && { others: rest }),
    ...(count > 0 && { first: listDoc("[", writers, "]") }),
  };
}

/** The same for parts that are written alike. */
function writerKey({ of, contentType, places }: PartEncoding): string {
  return contentType === undefined ? "usual" : JSON.stringify([of === "either", contentType, places]);
}

function writerOf(imports: Imports, { of, contentType, places }: PartEncoding): Doc | undefined {
  if (contentType === undefined) return undefined;
  if (places !== undefined) return nestedWriter(imports, contentType, places);
  const writer = imported(imports, "parts-body", of === "either" ? "textPartAs" : "partAs");
  return callDoc(writer, [JSON.stringify(contentType)]);
}

function nestedWriter(imports: Imports, contentType: string, places: PartPlaces): Doc {
  const writer = imported(imports, "parts-body", "nestedParts");
  const { others, first } = writersOf(imports, places);
  return callDoc(writer, [JSON.stringify(sentType(contentType)), others], first);
}

/** What mocks write an answer with that is a list of parts. */
export function partListWriter(imports: Imports, { contentType }: MediaType, places: PartPlaces): string {
  return print(nestedWriter(imports, contentType, places));
}

/** A type of multipart bodies: one for a range, and without the boundary, which each body has of its own. */
function sentType(contentType: string): string {
  const [type = "", ...parameters] = contentType.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const kept = parameters.filter((parameter) => !/^\s*boundary\s*=/i.test(parameter));
  return [type.includes("*") ? "multipart/mixed" : type.trim(), ...kept].join(";");
}

/** The name of the decoder of an answer that is a list of parts, and its arguments. */
export function partListDecoder(
  imports: Imports,
  { contentType }: MediaType,
  { first, others }: PartPlaces,
  guard: string | undefined,
): { readonly name: string; readonly parameters: string } {
  const readerOf = ({ of }: PartEncoding): string =>
    imported(imports, "multipart-stream", `${of === "either" ? "blob" : of}PartData`);
  const needed = first.findLastIndex(({ of }) => of !== others.of) + 1;
  const readers = first.slice(0, needed).map(readerOf);
  const places = readers.length === 0 ? [] : [`[${readers.join(", ")}]`];
  const parameters = [JSON.stringify(contentType), guard ?? "undefined", readerOf(others), ...places].join(", ");
  return { name: imported(imports, "multipart-list", "multipartList"), parameters };
}

/** A call without the arguments that are left out at its end, and with a list as the last one, which breaks before the others do. */
function callDoc(name: string, values: readonly (Doc | undefined)[], list?: Doc): Doc {
  const count = list === undefined ? values.findLastIndex((value) => value !== undefined) + 1 : values.length;
  const given = values.slice(0, count).map((value) => value ?? "undefined");
  if (list !== undefined) return [name, "(", join(", ", [...given, list]), ")"];
  return [name, listDoc("(", given, ")")];
}

function listDoc(open: string, items: readonly Doc[], close: string): Doc {
  return group([open, indent([softLine, join([",", line], items), ifBroken(",")]), softLine, close]);
}

function imported(imports: Imports, module: string, name: string): string {
  imports.addValue(`runtime/${module}.js`, name);
  return name;
}
