import type { Api, Operation, ParameterLocation, RequestBody, SecurityScheme } from "../model/api.js";
import { layoutSample } from "./layout-sample.js";
import { type Sample, sampleOf, type Schemas } from "./sample-value.js";

/** A call of an operation as a module of its own, as a README shows it. */
export interface Example {
  readonly operation: Operation;
  readonly code: string;
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
  const names = ["createClient", operation.localName];
  const call = `${operation.localName}(client${request.members.length === 0 ? "" : `, ${layoutSample(request, "", 40)}`})`;
  const statement = hasData(operation)
    ? `const ${variableFor(operation)} = await ${call};\nconsole.log(${variableFor(operation)});`
    : `await ${call};`;
  const code = [
    `import { ${names.join(", ")} } from ${JSON.stringify(scope.packageName)};`,
    "",
    clientCode(scope, schemesOf(operation, scope.api)),
    "",
    statement,
    "",
  ].join("\n");
  return { operation, code };
}

/** The creation of a client with credentials from the environment. */
export function clientCode({ api, packageName }: ExampleScope, schemes: readonly SecurityScheme[]): string {
  const members: (readonly [string, Sample])[] = [];
  const [server] = api.servers;
  if (server === undefined || !/^https?:\/\/[^/{}]+/i.test(server.url)) {
    members.push(["baseUrl", { code: '"https://api.example.com"' }]);
  }
  if (schemes.length > 0) {
    const credentials = schemes.map((scheme): readonly [string, Sample] => {
      return [scheme.name, { code: `() => process.env.${variableOf(packageName, scheme)}` }];
    });
    members.push(["auth", { members: credentials }]);
  }
  return `const client = createClient(${members.length === 0 ? "" : layoutSample({ members }, "", 30)});`;
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

const places: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

function requestOf({ parameters, requestBody }: Operation, schemas: Schemas) {
  const members: (readonly [string, Sample])[] = [];
  for (const place of places) {
    const required = parameters.filter((parameter) => parameter.in === place && parameter.required);
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
  if (media.kind === "binary" || media.kind === "stream") return { code: 'new Blob(["…"])' };
  return media.schema === undefined ? undefined : sampleOf(media.schema, schemas);
}

function hasData({ responses, method }: Operation): boolean {
  const isSuccess = (status: string): boolean => status.startsWith("2");
  return method !== "head" && responses.some(({ status, content }) => isSuccess(status) && content.length > 0);
}

function variableFor({ localName }: Operation): string {
  return localName === "result" ? "answer" : "result";
}
