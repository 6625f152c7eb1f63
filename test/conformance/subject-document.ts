import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { publishedDocument } from "./suite-files.js";

/** The dialect of the documents themselves, which needs no copy in them. */
const ownDialect = "https://json-schema.org/draft/2020-12/schema";

const subjectBase = "https://conformance.test/subject";

/** An OpenAPI document with the schema as `Subject`, and with everything that it refers to elsewhere. */
export function subjectDocument(schema: JsonValue): JsonObject {
  const subject = withId(schema, subjectBase);
  const schemas: Record<string, JsonValue> = { Subject: subject };
  let count = 0;
  for (const document of referredDocuments(subject)) schemas[`Remote${++count}`] = document;
  return openApiDocument("3.1.1", schemas);
}

/** A document that holds nothing but schemas. */
export function openApiDocument(version: string, schemas: JsonObject): JsonObject {
  return { openapi: version, info: { title: "Conformance", version: "1" }, paths: {}, components: { schemas } };
}

/** A schema without an `$id` gets one, so that it is a resource of its own: `#/$defs/x` then means what it says. */
function withId(schema: JsonValue, id: string): JsonValue {
  return isJsonObject(schema) && schema["$id"] === undefined ? { $id: id, ...schema } : schema;
}

/** What the schema refers to, directly or not, as embedded resources (JSON Schema Core 2020-12, section 9.3). */
function referredDocuments(schema: JsonValue): readonly JsonValue[] {
  const found = new Map<string, readonly JsonValue[]>();
  const queue = urisIn(schema, subjectBase);
  for (let uri = queue.shift(); uri !== undefined; uri = queue.shift()) {
    if (found.has(uri)) continue;
    const document = publishedDocument(uri);
    found.set(uri, document === undefined ? [] : embedded(document, uri));
    if (document !== undefined) queue.push(...urisIn(document, uri));
  }
  return [...found.values()].flat();
}

/** A document that calls itself by another URI than it was found at gets a second resource that stands for it there. */
function embedded(document: JsonValue, uri: string): readonly JsonValue[] {
  const resource = withId(document, uri);
  const id = isJsonObject(resource) ? resource["$id"] : undefined;
  return typeof id !== "string" || id === uri ? [resource] : [resource, { $id: uri, $ref: id }];
}

/** The absolute URIs, without fragment, that the references in a schema name. */
function urisIn(schema: JsonValue, base: string): string[] {
  if (Array.isArray(schema)) return (schema as readonly JsonValue[]).flatMap((item) => urisIn(item, base));
  if (!isJsonObject(schema)) return [];
  const id = schema["$id"];
  const ownBase = (typeof id === "string" ? resolved(id, base) : undefined) ?? base;
  return Object.entries(schema).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value !== "string") return urisIn(value, ownBase);
    const isReference = key === "$ref" || key === "$dynamicRef" || (key === "$schema" && value !== ownDialect);
    const uri = isReference ? resolved(value, ownBase) : undefined;
    return uri === undefined ? [] : [uri];
  });
}

function resolved(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href.replace(/#.*$/, "") : undefined;
}
