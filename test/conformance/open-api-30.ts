import { isJsonObject, pointerOf, pointerOfFragment, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { openApiDocument } from "./subject-document.js";
import { publishedDocument } from "./suite-files.js";

/**
 * Says a schema of JSON Schema draft 4 as OpenAPI 3.0 has it, or says why that cannot be done.
 *
 * - The keywords of a Schema Object (OpenAPI 3.0.3, section 4.7.24) stay as they are; `$schema` and `$comment` go.
 * - `$ref` stands alone, as in draft 4; one into `definitions` leads to the component that the definition becomes, and one to another
 *   document leads to the component that the document becomes.
 * - A list of types becomes `anyOf`, the type null `enum: [null]`; a type array without `items` gets `items: {}`.
 * - `additionalItems` beside no list of `items` means nothing and goes.
 * - What is left cannot be expressed: `id`, `dependencies`, `patternProperties`, lists of `items`, unknown keywords.
 */
export function openApi30Of(schema: JsonObject): { readonly document: JsonObject } | { readonly reason: string } {
  const translation = new Translation();
  try {
    translation.addDocument("", schema, "Subject");
    return { document: openApiDocument("3.0.3", translation.schemas) };
  } catch (error) {
    if (error instanceof InexpressibleError) return { reason: error.message };
    throw error;
  }
}

class InexpressibleError extends Error {}

const annotations = new Set(["$schema", "$comment"]);
const lists = new Set(["allOf", "anyOf", "oneOf"]);
const assertions = new Set(
  (
    "title description default format enum required pattern uniqueItems multipleOf minimum maximum exclusiveMinimum " +
    "exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties"
  ).split(" "),
);

class Translation {
  readonly schemas: Record<string, JsonValue> = {};
  /** From the URI of a document, and a pointer into it, to the name of the component that has become of it. */
  readonly #names = new Map<string, string>();
  readonly #places = new Set<string>();

  addDocument(uri: string, schema: JsonObject, name: string): void {
    this.#name(uri, "", name);
    this.#collectDefinitions(uri, schema, "");
    this.schemas[name] = this.#schema(uri, schema, "");
  }

  #name(uri: string, pointer: string, name: string): void {
    this.#names.set(`${uri}#${pointer}`, name);
  }

  /** Names every definition before any reference is read. */
  #collectDefinitions(uri: string, schema: JsonObject, pointer: string): void {
    const definitions = schema["definitions"];
    if (!isJsonObject(definitions)) return;
    for (const [name, definition] of Object.entries(definitions)) {
      const place = pointerOf(pointer, "definitions", name);
      this.#name(uri, place, `Definition${this.#names.size}`);
      if (isJsonObject(definition)) this.#collectDefinitions(uri, definition, place);
    }
  }

  #schema(uri: string, value: JsonValue | undefined, pointer: string): JsonObject {
    if (!isJsonObject(value)) throw new InexpressibleError("a schema that is no object");
    this.#addDefinitions(uri, value, pointer);
    if (typeof value["$ref"] === "string") return { $ref: this.#reference(uri, value["$ref"]) };
    const members = Object.entries(value).flatMap(([key, member]) => this.#member(uri, key, member, pointer, value));
    return withTypes(Object.fromEntries(members), value["type"]);
  }

  #addDefinitions(uri: string, schema: JsonObject, pointer: string): void {
    const definitions = schema["definitions"];
    if (!isJsonObject(definitions)) return;
    for (const [key, definition] of Object.entries(definitions)) {
      const place = pointerOf(pointer, "definitions", key);
      const name = this.#names.get(`${uri}#${place}`);
      if (name === undefined) throw new InexpressibleError("`definitions` of a subschema");
      this.schemas[name] = this.#schema(uri, definition, place);
    }
  }

  #member(
    uri: string,
    key: string,
    value: JsonValue | undefined,
    pointer: string,
    schema: JsonObject,
  ): readonly (readonly [string, JsonValue])[] {
    const place = pointerOf(pointer, key);
    if (value === undefined || annotations.has(key) || key === "definitions" || key === "type") return [];
    if (key === "additionalItems" && !Array.isArray(schema["items"])) return [];
    if (assertions.has(key) || typeof value === "boolean") return [[known(key), value]];
    if (key === "not" || key === "additionalProperties") return [[key, this.#schema(uri, value, place)]];
    if (key === "items" && !Array.isArray(value)) return [[key, this.#schema(uri, value, place)]];
    if (key === "properties" && isJsonObject(value)) {
      const properties = Object.entries(value).map(([name, each]) => [
        name,
        this.#schema(uri, each, `${place}/${name}`),
      ]);
      return [[key, Object.fromEntries(properties) as JsonObject]]; // as it was built
    }
    if (!lists.has(key) || !Array.isArray(value)) throw new InexpressibleError(describeKeyword(key));
    const members: readonly JsonValue[] = value;
    return [[key, members.map((each, index) => this.#schema(uri, each, `${place}/${index}`))]];
  }

  #reference(uri: string, reference: string): string {
    const [path = "", fragment = ""] = reference.split("#");
    const target = path === "" ? uri : path;
    if (!this.#names.has(`${target}#`)) this.#addRemote(target);
    const pointer = pointerOfFragment(`#${fragment}`);
    if (pointer === undefined) throw new InexpressibleError("a reference to an `id`");
    const hoisted = [...this.#names.keys()]
      .filter((key) => `${target}#${pointer}/`.startsWith(`${key}/`))
      .sort((one, other) => other.length - one.length)[0];
    const name = hoisted === undefined ? undefined : this.#names.get(hoisted);
    if (hoisted === undefined || name === undefined) throw new InexpressibleError("a reference to nothing");
    return `#/components/schemas/${name}${`${target}#${pointer}`.slice(hoisted.length).replaceAll("%", "%25")}`;
  }

  #addRemote(uri: string): void {
    const document = publishedDocument(uri);
    if (!isJsonObject(document)) throw new InexpressibleError("a reference to another document");
    if (this.#places.has(uri)) return;
    this.#places.add(uri);
    this.addDocument(uri, document, `Remote${this.#places.size}`);
  }
}

function known(key: string): string {
  if (assertions.has(key) || key === "additionalProperties") return key;
  throw new InexpressibleError(describeKeyword(key));
}

function describeKeyword(key: string): string {
  return key === "items" ? "a list of `items`" : `\`${key}\``;
}

function withTypes(schema: JsonObject, type: JsonValue | undefined): JsonObject {
  if (type === undefined) return schema;
  if (type === "array") return { type, items: {}, ...schema };
  if (typeof type === "string" && type !== "null") return { type, ...schema };
  const types: readonly JsonValue[] = Array.isArray(type) ? type : [type];
  const alternatives = types.map((each): JsonObject => (each === "null" ? { enum: [null] } : withTypes({}, each)));
  const [first = {}, ...others] = alternatives;
  const allOf: readonly JsonValue[] = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return { ...schema, allOf: [...allOf, others.length === 0 ? first : { anyOf: alternatives }] };
}
