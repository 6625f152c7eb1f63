import type { Documentation, NamedSchema, Schema } from "./schema.js";
import type { FormatSettings } from "./settings.js";

/** The resolved model: what the document means, with every TypeScript name chosen. Emitters only read it. */
export interface Api {
  readonly title: string;
  readonly version: string;
  /** The document's path, for the header of generated files. */
  readonly source: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  /** In document order, the schemas that we named after the components. */
  readonly schemas: readonly NamedSchema[];
  readonly securitySchemes: readonly SecurityScheme[];
  /** The document's own default requirement; `undefined` where it has none. */
  readonly security?: readonly SecurityRequirement[];
  /** Named parameters, responses, request bodies and headers, as `paths.ts` shows them. */
  readonly components: Components;
  /** Incoming requests by name: typed in `paths.ts`, not callable. */
  readonly webhooks: readonly Operation[];
  /** Which formats are asserted, and where. */
  readonly formats: FormatSettings;
}

export interface Server {
  /** JSON Pointer to the server. */
  readonly pointer: string;
  /** With the defaults of its variables filled in. */
  readonly url: string;
  readonly description?: string;
}

export interface Components {
  readonly parameters: readonly (readonly [name: string, parameter: Parameter])[];
  readonly responses: readonly (readonly [name: string, response: ResponseContent])[];
  readonly requestBodies: readonly (readonly [name: string, body: RequestBody])[];
  readonly headers: readonly (readonly [name: string, header: Header])[];
}

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

export interface Operation {
  /** The operationId, or the name that was derived for want of one. */
  readonly name: string;
  /** The exported function. */
  readonly localName: string;
  /** PascalCase, for the types that belong to the operation. */
  readonly typeName: string;
  readonly method: HttpMethod;
  /** The path template; the webhook's name for a webhook. */
  readonly path: string;
  /** JSON Pointer to the operation. */
  readonly pointer: string;
  /** The first tag; `default` where there is none. */
  readonly tag: string;
  /** The module's path below `operations/`, without extension. */
  readonly module: string;
  readonly summary?: string;
  readonly documentation: Documentation;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Alternatives; an empty one allows an anonymous call. */
  readonly security: readonly SecurityRequirement[];
}

export type ParameterLocation = "path" | "query" | "header" | "cookie";

export interface Parameter {
  /** JSON Pointer to the parameter: into `components` where it is referred to. */
  readonly pointer: string;
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly style: "form" | "simple" | "label" | "matrix" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type of `content`, where the parameter uses it instead of `schema`. */
  readonly contentType?: string;
  readonly schema: Schema;
  readonly documentation: Documentation;
  /** Its name under `components/parameters`, if it stands there. */
  readonly component?: string;
}

export interface RequestBody {
  /** JSON Pointer to the body: into `components` where it is referred to. */
  readonly pointer: string;
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly documentation: Documentation;
  readonly component?: string;
}

export interface MediaType {
  /** JSON Pointer to the member of `content`. */
  readonly pointer: string;
  /** As written: `application/json; charset=utf-8`, `image/*`. */
  readonly contentType: string;
  readonly kind: MediaKind;
  /** For a body that is not plain JSON of a named schema, a reference to the schema that we named; `undefined` where the document gives none. */
  readonly schema?: Schema;
  /** Of properties that a request writes otherwise than by default; never empty. */
  readonly encodings?: readonly PropertyEncoding[];
}

/** How one property of a form is written (OpenAPI 3.1.1, section 4.8.15): in a style of the query, or as a media type. */
export type PropertyEncoding =
  | ({ readonly name: string; readonly contentType?: never } & Pick<Parameter, "style" | "explode" | "allowReserved">)
  | { readonly name: string; readonly contentType: string };

/** How bodies of a media type travel. */
export type MediaKind = "json" | "form" | "multipart" | "text" | "binary" | "stream";

export interface ResponseContent {
  /** JSON Pointer to the response: into `components` where it is referred to. */
  readonly pointer: string;
  readonly headers: readonly (readonly [name: string, header: Header])[];
  readonly content: readonly MediaType[];
  readonly documentation: Documentation;
  readonly component?: string;
}

export interface Response extends ResponseContent {
  /** A status code, a range such as `4XX`, or `default`. */
  readonly status: string;
}

export interface Header {
  /** JSON Pointer to the header: into `components` where it is referred to. */
  readonly pointer: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly documentation: Documentation;
  readonly component?: string;
}

/** Schemes that must all be met; each with its scopes. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

export interface SecurityScheme {
  /** JSON Pointer to the scheme. */
  readonly pointer: string;
  /** Key under `components/securitySchemes`; also the key in `createClient({ auth })`. */
  readonly name: string;
  /** The exported constant. */
  readonly localName: string;
  readonly type:
    | { readonly kind: "bearer" }
    | { readonly kind: "basic" }
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string };
  readonly documentation: Documentation;
}

/** TypeScript names by wire name; each wins over the rule. */
export interface NameOverrides {
  readonly operations: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, string>>;
}
