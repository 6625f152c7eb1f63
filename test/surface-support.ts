import type { DiffSide } from "../src/diff/diff-side.js";
import { diffSurface } from "../src/diff/surface/diff-surface.js";
import { emitApi } from "../src/emit/emit-api.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import type { Change } from "../src/model/change.js";
import type { JsonObject, JsonValue } from "../src/model/json.js";
import { defaultSettings, type ApiSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

const runtime = await loadRuntime();

/** One side of a comparison: a document that no file holds, with its output. */
export function sideOf(content: JsonObject, settings: Partial<ApiSettings> = {}): DiffSide {
  const document = documentOf(content);
  const all = { ...defaultSettings, ...settings };
  const { value: api } = resolveApi(document, all);
  return { api, files: emitApi(api, runtime, all), locate: document.locate };
}

/** What differs between two documents. */
export function surfaceChanges(
  before: JsonObject,
  after: JsonObject,
  settings: Partial<ApiSettings> = {},
): readonly Change[] {
  return diffSurface(sideOf(before, settings), sideOf(after, settings));
}

/** A change in one line: kind, impact, direction, subject, and the operations it reaches. */
export function changeLine({ kind, impact, direction, subject, operations }: Change): string {
  const reached = operations.length === 0 ? "" : ` (${operations.join(", ")})`;
  return `${impact} ${kind} ${direction === undefined ? "" : `${direction} `}${subject}${reached}`;
}

/** A document with components, and `GET /pets` that gives, `POST /pets` that takes what is named. */
export function documentWith({ schemas = {}, gives, takes }: DocumentParts): JsonObject {
  const get = { operationId: "listPets", responses: { 200: answer(gives ?? { type: "string" }) } };
  const post = {
    operationId: "createPet",
    requestBody: { required: true, content: json(takes ?? { type: "string" }) },
    responses: { 204: { description: "Done." } },
  };
  const operations = { ...(gives === undefined ? {} : { get }), ...(takes === undefined ? {} : { post }) };
  return { openapi: "3.1.0", info, paths: { "/pets": operations }, components: { schemas } };
}

interface DocumentParts {
  readonly schemas?: JsonObject;
  /** The schema of what `GET /pets` answers with. */
  readonly gives?: JsonValue;
  /** The schema of what `POST /pets` is sent. */
  readonly takes?: JsonValue;
}

const info = { title: "Pets", version: "1.0.0" };

/** A document with nothing but these paths. */
export function pathsDocument(paths: JsonObject, components: JsonObject = {}): JsonObject {
  return { openapi: "3.1.0", info, paths, components };
}

/** A response with a JSON body. */
export function answer(schema: JsonValue): JsonObject {
  return { description: "Done.", content: json(schema) };
}

function json(schema: JsonValue): JsonObject {
  return { "application/json": { schema } };
}

/** A reference to a component. */
export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object schema; names that end with `?` are optional. */
export function object(properties: JsonObject): JsonObject {
  const names = Object.keys(properties);
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ""), properties[name]])),
    required: names.filter((name) => !name.endsWith("?")),
  };
}
