import type { MediaType, PropertyEncoding } from "../../model/api.js";
import type { PartEncoding, PartPlaces } from "../../model/body-items.js";
import type { Property } from "../../model/schema.js";
import { propertiesOf } from "../../model/schema-properties.js";
import type { OperationPlace } from "./operation-place.js";
import { code, sentence } from "./place.js";
import type { Side } from "./wire-log.js";

/** How a property is written that no encoding speaks of, or only to say what holds anyway. */
const usual = "usual";

/** Finds the properties of a form, or of a body of parts, that are written in another way than before. */
export function compareEncodings(
  before: MediaType,
  after: MediaType,
  owner: string,
  side: Side,
  place: OperationPlace,
): void {
  const { sink } = place.placeOf(side, owner);
  const earlier = new Map(propertiesIn(before, sink.before).map((property) => [property.name, property]));
  const names = new Set([...(before.encodings ?? []), ...(after.encodings ?? [])].map(({ name }) => name));
  for (const next of propertiesIn(after, sink.after).filter(({ name }) => names.has(name))) {
    const previous = earlier.get(next.name);
    if (previous === undefined) continue;
    const [from, to] = [writtenAs(before, previous), writtenAs(after, next)];
    if (from === to) continue;
    const message = sentence(`the property ${code(next.name)} of ${owner} is written as ${to} now, not as ${from}`);
    const places = { before: before.pointer, after: after.pointer };
    place.reportTo(side, { kind: "encoding-changed", message, ...places, from, to });
  }
}

/** Finds the parts of a request that have places, and are written in another way than before. */
export function comparePlaces(
  before: MediaType,
  after: MediaType,
  owner: string,
  side: Side,
  place: OperationPlace,
): void {
  const [earlier, later] = [before.places, after.places];
  if (side === place.responses || earlier === undefined || later === undefined) return;
  const count = Math.max(earlier.first.length, later.first.length);
  for (let index = 0; index <= count; index += 1) {
    const [from, to] = [partWords(partAt(earlier, index)), partWords(partAt(later, index))];
    if (from === to) continue;
    const subject = index < count ? `part ${index + 1} of ${owner} is` : `the other parts of ${owner} are`;
    const message = sentence(`${subject} written as ${to} now, not as ${from}`);
    place.reportTo(side, { kind: "encoding-changed", message, before: before.pointer, after: after.pointer, from, to });
  }
}

/** As which media type values are sent unless an encoding says it: blobs have their own. */
const usualTypes = { json: "application/json", text: "text/plain", blob: usual, either: usual };

function partAt({ first, others }: PartPlaces, index: number): PartEncoding {
  return first[index] ?? others;
}

function partWords({ of, contentType = usualTypes[of], places }: PartEncoding): string {
  if (places === undefined) return contentType;
  const parts = [...places.first, places.others].map(partWords);
  return `${contentType} of ${parts.join(", ")}`;
}

function propertiesIn({ schema }: MediaType, schemas: Parameters<typeof propertiesOf>[1]): readonly Property[] {
  const properties = schema === undefined ? [] : propertiesOf(schema, schemas);
  return [...new Map(properties.map((property) => [property.name, property])).values()];
}

function writtenAs({ encodings = [] }: MediaType, { name, schema }: Property): string {
  const encoding = encodings.find((each) => each.name === name);
  if (encoding === undefined) return usual;
  if (encoding.contentType === undefined) return styleWords(encoding);
  const ordinary = schema.kind === "object" ? "application/json" : "text/plain";
  return encoding.contentType === ordinary && !["array", "union", "any"].includes(schema.kind)
    ? usual
    : encoding.contentType;
}

/** Without an encoding, properties of forms are written in the style `form`, exploded (OpenAPI 3.1.1, section 4.8.15.1). */
function styleWords({ style, explode, allowReserved }: Extract<PropertyEncoding, { readonly style: unknown }>): string {
  if (style === "form" && explode && !allowReserved) return usual;
  return `${style}${explode ? ", exploded" : ""}${allowReserved ? ", with reserved characters" : ""}`;
}
