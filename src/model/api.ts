import type { PartPlaces, StreamFormat } from "./body-items.js";
import type { JsonValue } from "./json.js";
import type { Pagination } from "./pagination.js";
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
  /** Incoming requests by name. */
  readonly webhooks: readonly Operation[];
  /** Which formats are asserted, and where. */
  readonly formats: FormatSettings;
}

export interface Server {
  /** JSON Pointer to the server. */
  readonly pointer: string;
  /** With the defaults of its variables filled in; relative where the document does not say to what. */
  readonly url: string;
  /** The URL as written, with `{name}` for each variable; absolute where `url` is. */
  readonly template: string;
  /** Those that stand in the template, in its order. */
  readonly variables: readonly ServerVariable[];
  /** Key in `serverUrls`. */
  readonly localName: string;
  readonly description?: string;
}

export interface ServerVariable {
  readonly name: string;
  /** Absent where the document gives none, so that the caller must. */
  readonly default?: string;
  /** The values it may have; any where the list is empty. */
  readonly values: readonly string[];
  readonly description?: string;
}

export interface Components {
  readonly parameters: readonly (readonly [name: string, parameter: Parameter])[];
  readonly responses: readonly (readonly [name: string, response: ResponseContent])[];
  readonly requestBodies: readonly (readonly [name: string, body: RequestBody])[];
  readonly headers: readonly (readonly [name: string, header: Header])[];
}

export interface Operation {
  /** The operationId, or the name that was derived for want of one. */
  readonly name: string;
  /** The exported function, or the constant of a webhook or callback. */
  readonly localName: string;
  /** PascalCase, for the types that belong to the operation; `requestName` is that of its input, or of an event. */
  readonly typeName: string;
  readonly requestName: string;
  /** As it is sent: `GET`; case counts. */
  readonly method: string;
  /** The path template; the webhook's name for a webhook, and for a callback the expression of its URL. */
  readonly path: string;
  /** JSON Pointer to the operation. */
  readonly pointer: string;
  /** The first tag; `default` where there is none. */
  readonly tag: string;
  /** The module's path below `operations/`, `webhooks/` or `callbacks/`, without extension: `issues/issuesCreate`. */
  readonly module: string;
  readonly summary?: string;
  readonly documentation: Documentation;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** What its responses document beside their bodies; absent where that is nothing. */
  readonly headers?: DocumentedHeaders;
  /** Alternatives; an empty one allows an anonymous call. */
  readonly security: readonly SecurityRequirement[];
  /** Absent where it goes to the document's first server, like most. */
  readonly server?: OperationServer;
  /** What the server sends after such a call, to URLs that the call names. */
  readonly callbacks: readonly Callback[];
  /** Absent where it does not give a list in pages. */
  readonly pagination?: Pagination;
}

/** Where an operation goes in place of the document's first server, which is absent where that is not absolute. */
export interface OperationServer {
  readonly url: string;
  readonly insteadOf?: string;
}

/** The headers of all responses of an operation. */
export interface DocumentedHeaders {
  /** The exported function that reads them. */
  readonly localName: string;
  readonly typeName: string;
  readonly members: readonly (readonly [name: string, header: Header])[];
}

/** A request that the server sends on account of a call (OpenAPI 3.1.1, section 4.8.18). */
export interface Callback {
  /** Its key under `callbacks`. */
  readonly name: string;
  /** The URL it goes to, as written: `{$request.body#/url}/data`. */
  readonly expression: string;
  readonly operation: Operation;
}

/** `querystring` is the whole query as one value (OpenAPI 3.2.0, section 4.12.1). */
export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";

export interface Parameter {
  /** JSON Pointer to the parameter: into `components` where it is referred to. */
  readonly pointer: string;
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly style: "form" | "simple" | "label" | "matrix" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** The media type of `content`, where the parameter uses it instead of `schema`. */
  readonly contentType?: string;
  /** Of a form that is the whole query: properties that are written otherwise than by default; never empty. */
  readonly encodings?: readonly PropertyEncoding[];
  readonly schema: Schema;
  readonly documentation: Documentation;
  /** The one example of a string. */
  readonly example?: string;
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
  /** Of a response of kind `stream`, whose `schema` is that of one item. */
  readonly stream?: StreamFormat;
  /** What the document shows of such a body, valid or not; never empty. */
  readonly examples?: readonly JsonValue[];
  /** Of properties that a request writes otherwise than by default; never empty. */
  readonly encodings?: readonly PropertyEncoding[];
  /** Of a body whose parts have places: a list, or a stream of kind `parts`. */
  readonly places?: PartPlaces;
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
    | { readonly kind: "http"; readonly scheme: string }
    | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string };
  readonly documentation: Documentation;
  /** Of OAuth 2.0 and OpenID Connect: how its tokens are obtained, as far as clients do that. */
  readonly grants?: OAuthGrants;
}

/** Where tokens come from. Whoever has an `openIdConnectUrl` is asked there, and may offer both grants. */
export interface OAuthGrants {
  readonly openIdConnectUrl?: string;
  readonly clientCredentials?: OAuthGrant;
  readonly authorizationCode?: OAuthGrant;
}

/** A flow of OAuth 2.0 (OpenAPI 3.1.1, section 4.8.29); a URL is absent where the document does not say what it is relative to. */
export interface OAuthGrant {
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  /** By name, with their descriptions. */
  readonly scopes: readonly (readonly [name: string, description: string])[];
}

/** TypeScript names by wire name; each wins over the rule. */
export interface NameOverrides {
  readonly operations: Readonly<Record<string, string>>;
  readonly schemas: Readonly<Record<string, string>>;
}
