import type { MediaType, Operation, Response } from "../../model/api.js";
import type { PartPlaces } from "../../model/body-items.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import type { GuardSettings } from "../guard/guard-settings.js";
import { listedItem } from "../listed-item.js";
import { propertyKey, type Imports } from "../module-text.js";
import { partListDecoder } from "./part-code.js";
import { type ItemCode, streamCode } from "./stream-code.js";

/** What the emitters of operations share: the schemas, and the imports of the module at hand. */
export interface OperationScope {
  readonly schemas: Schemas;
  readonly guards: GuardSettings;
  readonly imports: Imports;
}

/** The type of a response's data, and the expression of the decoder that reads it. */
export interface MediaCode {
  readonly type: string;
  readonly decoder: string;
  /** The members of the object in `decoder`, which chooses by media type. */
  readonly choices?: readonly string[];
}

/** The data of a response: nothing without content, a union where there are several media types. */
export function responseCode(scope: OperationScope, operation: Operation, response: Response): MediaCode {
  const content = hasNoBody(operation, response) ? [] : response.content;
  const codes = content.map((media) => ({ media, ...mediaCode(scope, media) }));
  const [first] = codes;
  if (first === undefined) {
    const decoder = isError(response) && !hasNoBody(operation, response) ? "anyBody" : "empty";
    scope.imports.addValue("runtime/response.js", decoder);
    return decoder === "anyBody" ? { type: "unknown", decoder } : { type: "undefined", decoder };
  }
  const types = [...new Set(codes.map(({ type }) => type))];
  const type = types.includes("unknown") ? "unknown" : types.join(" | ");
  if (type !== "unknown") for (const { importType } of codes) importType?.();
  const isAllJson = codes.every(({ media }) => media.kind === "json");
  if (codes.length === 1 || (isAllJson && codes.every(({ decoder }) => decoder === first.decoder))) {
    return { type, decoder: first.decoder };
  }
  scope.imports.addValue("runtime/response.js", "oneOfMedia");
  const choices = codes.map(({ media, decoder }) => `${propertyKey(media.contentType)}: ${decoder}`);
  return { type, decoder: `oneOfMedia({ ${choices.join(", ")} })`, choices };
}

/** Answers that never carry a body, whatever the document says (RFC 9110, sections 6.4.1 and 9.3.2). */
function hasNoBody({ method }: Operation, { status }: Response): boolean {
  return method === "HEAD" || ["204", "205", "304"].includes(status);
}

/** An error without documented content may well come with some, and whoever debugs it wants to see that. */
function isError({ status }: Response): boolean {
  return /^(?:[45]|default$)/.test(status);
}

/** The code for one of several media types. */
export interface MediaDraft extends MediaCode {
  /** Imports what the type names; beside a media type of which nothing is known, none of it is named. */
  readonly importType?: () => void;
}

function mediaCode(scope: OperationScope, media: MediaType): MediaDraft {
  const response = "runtime/response.js";
  switch (media.kind) {
    case "json": {
      const named = namedSchemaOf(scope, media);
      // A text of any media type is hardly ever sent as JSON has it, in quotes.
      const decoder = media.contentType === "*/*" && named?.schema.kind === "string" ? "jsonOrText" : "json";
      scope.imports.addValue(response, decoder);
      if (named === undefined) return { type: "unknown", decoder: "json()" };
      const guard = guardOf(scope, named);
      if (guard === undefined) return typed(decoder, typeExpression(scope, named));
      const { type, importType } = shownType(scope, named);
      return { type, importType, decoder: `${decoder}(${guard})` };
    }
    case "text":
    case "form":
      scope.imports.addValue(response, "text");
      return { type: "string", decoder: `text(${JSON.stringify(media.contentType)})` };
    case "stream":
      return streamCode(scope.imports, media, itemCode(scope, media));
    case "binary":
    case "multipart":
      if (media.places !== undefined) return listCode(scope, media, media.places);
      scope.imports.addValue(response, "blob");
      return { type: "Blob", decoder: `blob(${JSON.stringify(media.contentType)})` };
  }
}

function listCode(scope: OperationScope, media: MediaType, places: PartPlaces): MediaDraft {
  const named = namedSchemaOf(scope, media);
  const guard = named && guardOf(scope, named);
  const { name, parameters } = partListDecoder(scope.imports, media, places, guard);
  if (named === undefined) return { type: "unknown", decoder: `${name}(${parameters})` };
  const { type, importType } = shownType(scope, named);
  if (guard === undefined) importType();
  return { type, importType, decoder: `${name}${guard === undefined ? `<${type}>` : ""}(${parameters})` };
}

/** What nothing guards: the decoder is told its type. */
function typed(decoder: string, type: string): MediaCode {
  return { type, decoder: `${decoder}<${type}>()` };
}

function itemCode(scope: OperationScope, media: MediaType): ItemCode {
  const named = namedSchemaOf(scope, media);
  if (named === undefined) return {};
  const guard = guardOf(scope, named);
  return { ...shownType(scope, named), ...(guard !== undefined && { guard }) };
}

/** The schema that a media type refers to; `undefined` for one without a name. */
export function namedSchemaOf(scope: OperationScope, { schema }: MediaType): NamedSchema | undefined {
  return schema?.kind === "reference" ? scope.schemas.get(schema.name) : undefined;
}

/** The guard of a named schema, imported; `undefined` where it has none. */
export function guardOf(scope: OperationScope, named: NamedSchema): string | undefined {
  if (!named.guarded || scope.guards.kind === "none") return undefined;
  const name = `${named.localName}Guard`;
  scope.imports.addValue(`schemas/${named.module}.js`, name);
  return name;
}

/** The type of a named schema as an expression, imported. */
export function typeExpression(scope: OperationScope, named: NamedSchema): string {
  const { type, importType } = shownType(scope, named);
  importType();
  return type;
}

/** A list that we named reads better as what it is: `OAuth2Client[]`. */
function shownType(
  { schemas, imports }: OperationScope,
  named: NamedSchema,
): { readonly type: string; readonly importType: () => void } {
  const item = listedItem(named, schemas);
  const { module, localName } = item ?? named;
  return {
    type: item === undefined ? localName : `${localName}[]`,
    importType: () => imports.addType(`schemas/${module}.js`, localName),
  };
}

/** Status and response as the member of a type or object: numbers bare, ranges and `default` as they must be written. */
export function statusKey({ status }: Response): string {
  return /^\d+$/.test(status) || status === "default" ? status : JSON.stringify(status);
}

/** What an operation answers with, by {@link statusKey}. */
export type ResponseMembers = readonly { readonly key: string; readonly code: MediaCode }[];

/** What an operation answers with, for `Call<…>`. */
export function responseMembers(scope: OperationScope, operation: Operation): ResponseMembers {
  return operation.responses.map((response) => ({
    key: statusKey(response),
    code: responseCode(scope, operation, response),
  }));
}
