import { segmentsOf } from "./json.js";

/** The kinds of objects that a document of OpenAPI is made of, schemas aside (OpenAPI 3.2.0, section 4). */
export type ObjectKind =
  | "document"
  | "info"
  | "contact"
  | "license"
  | "server"
  | "serverVariable"
  | "components"
  | "pathItem"
  | "operation"
  | "externalDocs"
  | "parameter"
  | "header"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "example"
  | "link"
  | "tag"
  | "securityScheme"
  | "oauthFlows"
  | "oauthFlow";

/** A `note` is a string that only informs, a `mark` such a boolean; what `schema` and `data` hold is for others to say. */
export type ScalarKind = "text" | "note" | "flag" | "mark" | "schema" | "data";

/** What a member holds; `[]` stands for a list of such values, `{}` for a map from names to them. */
export type MemberKind = `${ObjectKind | ScalarKind}${"" | "[]" | "{}" | "{}{}" | "[]{}[]"}`;

type Members = Readonly<Record<string, MemberKind>>;

const described = { summary: "note", description: "note" } as const;

/** What parameters and headers share. */
const valued = {
  ...described,
  required: "flag",
  deprecated: "mark",
  allowEmptyValue: "flag",
  explode: "flag",
  allowReserved: "flag",
  schema: "schema",
  content: "mediaType{}",
  examples: "example{}",
} as const satisfies Members;

/** The members of each kind of object; of what is not listed, such as the `name` of a parameter, its reader says what is wrong. */
export const structure = {
  document: {
    info: "info",
    servers: "server[]",
    paths: "pathItem{}",
    webhooks: "pathItem{}",
    "x-webhooks": "pathItem{}",
    components: "components",
    security: "text[]{}[]",
    tags: "tag[]",
    externalDocs: "externalDocs",
  },
  info: {
    ...described,
    title: "note",
    termsOfService: "note",
    contact: "contact",
    license: "license",
    version: "note",
  },
  contact: { name: "note", url: "note", email: "note" },
  license: { name: "note", identifier: "note", url: "note" },
  server: { ...described, url: "text", variables: "serverVariable{}" },
  serverVariable: { description: "note", enum: "data[]" },
  components: {
    schemas: "schema{}",
    responses: "response{}",
    parameters: "parameter{}",
    examples: "example{}",
    requestBodies: "requestBody{}",
    headers: "header{}",
    securitySchemes: "securityScheme{}",
    links: "link{}",
    callbacks: "pathItem{}{}",
    pathItems: "pathItem{}",
    mediaTypes: "mediaType{}",
  },
  pathItem: {
    ...described,
    get: "operation",
    put: "operation",
    post: "operation",
    delete: "operation",
    options: "operation",
    head: "operation",
    patch: "operation",
    trace: "operation",
    query: "operation",
    additionalOperations: "operation{}",
    servers: "server[]",
    parameters: "parameter[]",
  },
  operation: {
    ...described,
    tags: "note[]",
    externalDocs: "externalDocs",
    operationId: "text",
    parameters: "parameter[]",
    requestBody: "requestBody",
    responses: "response{}",
    callbacks: "pathItem{}{}",
    deprecated: "mark",
    security: "text[]{}[]",
    servers: "server[]",
  },
  externalDocs: { description: "note", url: "note" },
  parameter: valued,
  header: valued,
  requestBody: { description: "note", content: "mediaType{}", required: "flag" },
  mediaType: { schema: "schema", itemSchema: "schema", examples: "example{}", encoding: "encoding{}" },
  encoding: { headers: "header{}", explode: "flag", allowReserved: "flag" },
  response: { ...described, headers: "header{}", content: "mediaType{}", links: "link{}" },
  example: described,
  link: { description: "note", server: "server" },
  tag: { ...described, name: "note", externalDocs: "externalDocs", parent: "note", kind: "note" },
  securityScheme: { description: "note", flows: "oauthFlows" },
  oauthFlows: {
    implicit: "oauthFlow",
    password: "oauthFlow",
    clientCredentials: "oauthFlow",
    authorizationCode: "oauthFlow",
  },
  oauthFlow: { authorizationUrl: "text", tokenUrl: "text", refreshUrl: "text", scopes: "note{}" },
} as const satisfies Readonly<Record<ObjectKind, Members>>;

/** What the member `name` of a value of this kind is; `undefined` where OpenAPI does not say. */
export function kindOfMember(kind: string, name: string): string | undefined {
  // Extensions stand among paths, statuses and expressions, not among names such as those of headers.
  if (kind.endsWith("{}"))
    return name.startsWith("x-") && /^(?:pathItem|response)/.test(kind) ? undefined : kind.slice(0, -2);
  const members: Readonly<Record<string, string>> = Object.hasOwn(structure, kind) ? structure[kind as ObjectKind] : {}; // it is one of its keys
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Whether OpenAPI has something else than a schema at `pointer`; what is below schemas, data and extensions may be one. */
export function isElsewhereThanSchemas(pointer: string): boolean {
  let kind: string | undefined = "document";
  for (const segment of segmentsOf(pointer)) {
    kind = kind.endsWith("[]") ? kind.slice(0, -2) : kindOfMember(kind, segment);
    if (kind === undefined) return false;
  }
  return kind !== "schema" && kind !== "data";
}
