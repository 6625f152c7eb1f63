import type { Api, Operation, ParameterLocation, RequestBody, Response, SecurityScheme } from "../model/api.js";
import type { StreamFormat } from "../model/body-items.js";
import { layoutSample, printWidth } from "./layout-sample.js";
import type { Schemas } from "../model/schema-children.js";
import { type Sample, sampleOf } from "./sample-value.js";

/** A call of an operation as a module of its own, as a README shows it. */
export interface Example {
  readonly operation: Operation;
  readonly code: string;
  /** The call alone, such as `listPets(client)`. */
  readonly call: string;
  /** What comes before it: imports, and a client. */
  readonly setup: string;
}

/** What all examples of a package share. */
export interface ExampleScope {
  readonly api: Api;
  readonly packageName: string;
  readonly schemas: Schemas;
}

/** The call of an operation with the least that it needs; undefined where we can think of no value. */
export function exampleOf(scope: ExampleScope, operation: Operation): Example | undefined {
  const request = requestOf(operation, scope.schemas);
  if (request === undefined) return undefined;
  const call = `${operation.localName}(client${request.members.length === 0 ? "" : `, ${layoutSample(request, "", 40)}`})`;
  const setup = clientCode(scope, schemesOf(operation, scope.api), [operation.localName]);
  return { operation, code: `${setup}\n${useOf(operation, call)}\n`, call, setup };
}

/** What a reader would do with a call: go through what comes bit by bit, and look at anything else. */
function useOf(operation: Operation, call: string): string {
  const list = isStream(operation) ? `await ${call}` : `${call}.items()`;
  if (isStream(operation) || operation.pagination !== undefined) {
    const item = operation.localName === "item" ? "each" : "item";
    return `for await (const ${item} of ${list}) {\n  console.log(${item});\n}`;
  }
  const name = operation.localName === "result" ? "answer" : "result";
  return hasData(operation) ? `const ${name} = await ${call};\nconsole.log(${name});` : `await ${call};`;
}

/** The creation of a client with credentials from the environment, which imports these names as well. */
export function clientCode(scope: ExampleScope, schemes: readonly SecurityScheme[], names: readonly string[]): string {
  const members: (readonly [string, Sample])[] = [];
  const [server] = scope.api.servers;
  if (server === undefined || !/^https?:\/\/[^/{}]+/i.test(server.url)) {
    members.push(["baseUrl", { code: '"https://api.example.com"' }]);
  }
  const credentials = schemes.map((scheme) => [scheme.name, credentialOf(scope, scheme)] as const);
  if (credentials.length > 0) members.push(["auth", { members: credentials }]);
  const functions = credentials.flatMap(([, sample]) => ("callee" in sample ? [sample.callee] : []));
  const client = `const client = createClient(${members.length === 0 ? "" : layoutSample({ members }, "", 30)});`;
  return `${importCode(["createClient", ...names, ...functions], scope.packageName)}\n\n${client}\n`;
}

function importCode(names: readonly string[], packageName: string): string {
  const line = `import { ${names.join(", ")} } from ${JSON.stringify(packageName)};`;
  if (line.length <= printWidth) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from ${JSON.stringify(packageName)};`;
}

/** A program's own identity where the document knows where that is proved, else a text that somebody has. */
function credentialOf({ packageName }: ExampleScope, scheme: SecurityScheme): Sample {
  const variable = `process.env.${variableOf(packageName, scheme)}`;
  if (scheme.grants?.clientCredentials?.tokenUrl === undefined) return { code: `() => ${variable}` };
  const members = [
    ["clientId", { code: `${variable}_CLIENT_ID ?? ""` }],
    ["clientSecret", { code: `${variable}_CLIENT_SECRET ?? ""` }],
  ] as const;
  return { callee: `${scheme.localName}ClientCredentials`, argument: { members } };
}

/** The name of the environment variable in which examples expect a credential. */
export function variableOf(packageName: string, { name }: Pick<SecurityScheme, "name">): string {
  const scope = /^@([^/]+)\//.exec(packageName)?.[1] ?? packageName;
  const words = `${scope}_${name}`.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
  return (
    words
      .replaceAll(/[^A-Z0-9]+/g, "_")
      .replace(/^(?=[0-9])|^_+/, "")
      .replace(/^(?=[0-9])/, "_") || "CREDENTIAL"
  );
}

/** The schemes of the first alternative that has any. */
function schemesOf({ security }: Operation, { securitySchemes }: Api): readonly SecurityScheme[] {
  const names = security.find((alternative) => alternative.length > 0)?.map(({ scheme }) => scheme) ?? [];
  return securitySchemes.filter(({ name }) => names.includes(name));
}

const places: readonly ParameterLocation[] = ["path", "query", "querystring", "header", "cookie"];

function requestOf({ parameters, requestBody }: Operation, schemas: Schemas) {
  const members: (readonly [string, Sample])[] = [];
  for (const place of places) {
    const required = parameters.filter((parameter) => parameter.in === place && parameter.required);
    const [whole] = place === "querystring" ? required : [];
    const value = whole && sampleOf(whole.schema, schemas, 2);
    if (value !== undefined) members.push([place, value]);
    if (whole !== undefined) continue;
    const values = required.map(({ name, schema }) => [name, sampleOf(schema, schemas, 2)] as const);
    const known = values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    if (known.length < values.length) return undefined;
    if (known.length > 0) members.push([place, { members: known }]);
  }
  const body = bodyOf(requestBody, schemas);
  if (body === undefined && requestBody?.required === true) return undefined;
  return { members: body === undefined ? members : [...members, ["body", body] as const] };
}

/** The body that the generated function sends: JSON, else the first media type. */
function bodyOf(body: RequestBody | undefined, schemas: Schemas): Sample | undefined {
  if (body?.required !== true) return undefined;
  const media = body.content.find(({ kind }) => kind === "json") ?? body.content[0];
  if (media === undefined) return undefined;
  if (media.kind === "text") return { code: '"…"' };
  if (media.stream !== undefined) {
    const item = media.schema ? sampleOf(media.schema, schemas, 2) : plainItem(media.stream);
    return { items: item === undefined ? [] : [item] };
  }
  if (media.kind === "binary" || media.kind === "stream") return { code: 'new Blob(["…"])' };
  return media.schema === undefined ? undefined : sampleOf(media.schema, schemas);
}

/** A part of which no schema says more. */
function plainItem(stream: StreamFormat): Sample | undefined {
  if (stream.kind !== "parts" || stream.of === "json") return undefined;
  return { code: stream.of === "text" ? '"…"' : 'new Blob(["…"])' };
}

function hasData({ method, ...operation }: Operation): boolean {
  return method !== "HEAD" && successesOf(operation).some(({ content }) => content.length > 0);
}

function isStream(operation: Operation): boolean {
  const successes = successesOf(operation);
  return (
    successes.length > 0 &&
    successes.every(({ content }) => content.length > 0 && content.every(({ stream }) => stream))
  );
}

function successesOf({ responses }: Pick<Operation, "responses">): readonly Response[] {
  return responses.filter(({ status }) => status.startsWith("2"));
}
