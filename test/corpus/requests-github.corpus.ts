import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Operation, Parameter } from "../../src/model/api.js";
import type { JsonObject } from "../../src/model/json.js";
import type { NamedSchema, Schema } from "../../src/model/schema.js";
import { type AnyFunction, loadClient, type LoadedClient } from "../generated-client.js";
import { generate, githubName, memberOf, membersOf, rawDocument } from "./specs.js";

// Requests of the generated client, with all parameters that an operation has, as Prism reads them.

/** The tags whose operations have the most kinds of parameters; with their paths alone Prism starts in seconds. */
const tags: readonly string[] = ["issues", "pulls", "gists", "search", "activity", "git", "users", "markdown"];

let server: Awaited<ReturnType<typeof startPrism>>;
let loaded: LoadedClient;
let operations: readonly Operation[];
let schemas: ReadonlyMap<string, NamedSchema>;

beforeAll(async () => {
  const { output } = await generate(githubName);
  if (output === undefined) throw new Error("There is no output.");
  operations = output.api.operations.filter(
    ({ tag, requestBody }) => tags.includes(tag) && requestBody?.required !== true,
  );
  schemas = new Map(output.api.schemas.map((schema) => [schema.name, schema]));
  loaded = loadClient(output.files);
  server = await startPrism(partOf(rawDocument(githubName)));
});
afterAll(async () => {
  loaded.remove();
  await server.close();
});

test("Prism refuses no request that is valid, for at least 100 operations", async () => {
  const refused: string[] = [];
  for (const operation of operations) {
    const refusal = await refusalOf(operation, (parameter) => sampleOf(parameter.schema));
    if (refusal !== undefined) refused.push(`${operation.name}: ${refusal}`);
  }
  expect(operations.length).toBeGreaterThan(100);
  expect(refused).toEqual([]);
}, 120_000);

test("Prism refuses a number that is none, so it does read them", async () => {
  const numbered = operations.filter(({ parameters }) => parameters.some(isNumber));
  const missed: string[] = [];
  for (const operation of numbered) {
    const refusal = await refusalOf(operation, (each) => (isNumber(each) ? "x" : sampleOf(each.schema)));
    if (refusal === undefined) missed.push(operation.name);
  }
  expect(numbered.length).toBeGreaterThan(50);
  expect(missed).toEqual([]);
}, 120_000);

function isNumber({ schema }: Parameter): boolean {
  return schema.kind === "number";
}

/** The answer to a request that Prism refuses: with a status that the operation documents, or one of its own. */
async function refusalOf(operation: Operation, value: (parameter: Parameter) => unknown): Promise<string | undefined> {
  let refusal: string | undefined;
  const client = loaded.createClient({
    baseUrl: server.url,
    guards: { request: "off", response: "off" },
    fetch: async (request) => {
      const response = await fetch(request);
      if (response.status >= 400) refusal = `${response.status} ${await response.clone().text()}`;
      return response;
    },
  });
  const call: AnyFunction = loaded.functionOf(operation);
  const result = await call(client, requestOf(operation, value)).result();
  return result.kind === "guard" || result.kind === "network" ? String(result.error) : refusal;
}

function requestOf({ parameters }: Operation, value: (parameter: Parameter) => unknown): object {
  const request: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) (request[parameter.in] ??= {})[parameter.name] = value(parameter);
  return request;
}

/** A valid value; in texts what has to be encoded, unless the document asks for a form. */
function sampleOf(schema: Schema): unknown {
  const example = schema.documentation?.default ?? schema.documentation?.examples?.[0];
  if (example !== undefined) return example;
  switch (schema.kind) {
    case "reference": {
      const target = schemas.get(schema.name);
      return target === undefined ? undefined : sampleOf(target.schema);
    }
    case "literals":
      return schema.values[0];
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "array":
      return [sampleOf(schema.items)];
    case "union":
    case "intersection":
      return sampleOf(schema.members[0] ?? schema);
    case "string":
      if (schema.format === "date-time") return "2026-01-31T12:00:00Z";
      return schema.pattern === undefined && schema.format === undefined ? "a b&c=d+e%f!(ü)" : "2026";
    default:
      return {};
  }
}

/** The document with the paths of the tags alone. */
function partOf(document: JsonObject): JsonObject {
  const paths = membersOf(document["paths"]).filter(([, item]) =>
    membersOf(item).some(([, operation]) => {
      const [tag] = (memberOf(operation, "tags") as readonly string[] | undefined) ?? []; // as OpenAPI has it
      return tag !== undefined && tags.includes(tag);
    }),
  );
  return { ...document, paths: Object.fromEntries(paths) };
}

async function startPrism(document: JsonObject): Promise<{ readonly url: string; close(): Promise<void> }> {
  const prism = createServer(await getHttpOperationsFromSpec(document), {
    cors: false,
    components: { logger: createLogger("github", { level: "silent" }) },
    config: {
      isProxy: false,
      checkSecurity: false,
      validateRequest: true,
      validateResponse: false,
      errors: true,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  return { url: await prism.listen(0, "127.0.0.1"), close: () => prism.close() };
}
