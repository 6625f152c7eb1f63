import type { MediaType } from "../../model/api.js";
import type { PartEncoding, PartPlaces } from "../../model/body-items.js";
import { type Doc, group, ifBroken, indent, join, line, softLine } from "../guard/layout.js";
import type { Imports } from "../module-text.js";

/** The encoder of a body whose parts have places: `partsBody` for a list, `partStreamBody` for items that come up one by one. */
export function partsEncoder(
  imports: Imports,
  { stream, contentType, places }: MediaType,
  guard: string | undefined,
): Doc {
  const encoder = imported(imports, "parts-body", stream === undefined ? "partsBody" : "partStreamBody");
  const type = contentType.includes("*") ? "multipart/mixed" : contentType;
  return callDoc(encoder, [JSON.stringify(type), guard, ...(places === undefined ? [] : writersOf(imports, places))]);
}

/** How each part is written: the others, then the first; `undefined` for what is usual. */
function writersOf(imports: Imports, { first, others }: PartPlaces): readonly (Doc | undefined)[] {
  const writers = first.map((part) => writerOf(imports, part));
  const rest = writerOf(imports, others);
  const needed = rest === undefined ? writers.findLastIndex((writer) => writer !== undefined) + 1 : writers.length;
  const shown = writers.slice(0, needed).map((writer) => writer ?? imported(imports, "parts-body", "usualPart"));
  return [rest, shown.length === 0 ? undefined : listDoc(shown)];
}

function writerOf(imports: Imports, { contentType, places }: PartEncoding): Doc | undefined {
  if (contentType === undefined) return undefined;
  const type = JSON.stringify(contentType);
  if (places === undefined) return callDoc(imported(imports, "parts-body", "partAs"), [type]);
  return callDoc(imported(imports, "parts-body", "nestedParts"), [type, ...writersOf(imports, places)]);
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

/** A call without the arguments that are left out at its end; a list as the last one is what breaks. */
function callDoc(name: string, values: readonly (Doc | undefined)[]): Doc {
  const last = values.findLastIndex((value) => value !== undefined);
  const given = values.slice(0, last + 1).map((value) => value ?? "undefined");
  return [name, "(", join(", ", given), ")"];
}

function listDoc(items: readonly Doc[]): Doc {
  return group(["[", indent([softLine, join([",", line], items), ifBroken(",")]), softLine, "]"]);
}

function imported(imports: Imports, module: string, name: string): string {
  imports.addValue(`runtime/${module}.js`, name);
  return name;
}
