import type { Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { docComment } from "../documentation.js";
import type { Emission } from "../emission.js";
import { createImports, fileHeader, type Imports } from "../module-text.js";
import { responseTypes } from "../operations/response-types.js";
import { operationsByTag } from "../operations/emit-operations.js";
import { needsRequest } from "../operations/operation-code.js";
import { hasInput } from "../types/typing-document.js";
import { functionText } from "../function-text.js";

/** `queries/<tag>.ts`: for each operation what TanStack Query takes; nothing is imported from there. */
export function emitQueries(emission: Emission): readonly EmittedFile[] {
  const { api, guards, memory } = emission;
  return [...operationsByTag(api)].flatMap(([module, all]) => {
    const operations = all.filter((operation) => !isStream(operation));
    if (operations.length === 0) return [];
    const given = [...operations, guards, api.title, api.source];
    return [memory.remember(`queries ${module}`, given, () => queriesFile(emission, module, operations))];
  });
}

function queriesFile(
  { api, schemas, guards }: Emission,
  module: string,
  operations: readonly Operation[],
): EmittedFile {
  const path = `queries/${module}.ts`;
  const imports = createImports(path);
  for (const name of ["CallOptions", "Caller"]) imports.addType("runtime/types.js", name);
  const functions = operations.map((operation) => {
    const types = responseTypes({ schemas, guards, imports }, operation);
    const called = calledName(operation, operations, imports);
    const scope: Scope = { title: api.title, imports, called, operation, types };
    return isRead(operation) ? queryText(scope) : mutationText(scope);
  });
  return { path, text: `${fileHeader(api.source)}${imports.text()}${functions.join("\n")}` };
}

interface Scope {
  /** Of the API. */
  readonly title: string;
  readonly imports: Imports;
  /** What the operation's function is called in this module. */
  readonly called: string;
  readonly operation: Operation;
  /** The members of the type of its responses. */
  readonly types: readonly string[];
}

function isRead({ method }: Operation): boolean {
  return ["GET", "HEAD", "QUERY"].includes(method);
}

/** A stream is read once: it is no value to be kept. */
function isStream({ responses }: Operation): boolean {
  return responses.some(
    ({ status, content }) => status.startsWith("2") && content.some(({ kind }) => kind === "stream"),
  );
}

/** Imports the operation's function, under another name where this module has something of that name. */
function calledName({ localName, module }: Operation, operations: readonly Operation[], imports: Imports): string {
  const isTaken = localName === "signal" || operations.some((each) => exportedName(each) === localName);
  const called = isTaken ? `${localName}Call` : localName;
  imports.addValue(`operations/${module}.js`, isTaken ? `${localName} as ${called}` : localName);
  return called;
}

function exportedName(operation: Operation): string {
  return `${operation.localName}${isRead(operation) ? "Query" : "Mutation"}`;
}

function queryText({ title, imports, called, operation, types }: Scope): string {
  imports.addType("runtime/tanstack-query.js", "TanStackQuery");
  const request = requestType(operation, imports);
  const key = [title, operation.name].map((part) => JSON.stringify(part));
  const input = request === undefined ? [] : ["request"];
  const call = `${called}(${["caller", ...input, "{ ...options, signal }"].join(", ")})`;
  const value = mayBeEmpty(operation, types)
    ? `async ({ signal }) => (await ${call}) ?? null`
    : `({ signal }) => ${call}`;
  const comment = docComment([
    `\`${operation.localName}\` as TanStack Query reads it: \`useQuery(${exportedName(operation)}(…))\`.`,
  ]);
  const parameter = request === undefined ? [] : [`request: ${request}${needsRequest(operation) ? "" : " = {}"}`];
  return functionText({
    comment,
    name: exportedName(operation),
    parameters: ["caller: Caller", ...parameter, "options?: CallOptions"],
    type: { name: "TanStackQuery", responses: types, others: request === undefined ? [] : [`[${request}]`] },
    body: ["return {", `  queryKey: [${[...key, ...input].join(", ")}],`, `  queryFn: ${value},`, "};"],
  });
}

function mutationText({ title, imports, called, operation, types }: Scope): string {
  imports.addType("runtime/tanstack-query.js", "TanStackMutation");
  const request = requestType(operation, imports);
  const key = [title, operation.name].map((part) => JSON.stringify(part));
  const isOptional = request !== undefined && !needsRequest(operation);
  const call = `${called}(${["caller", ...(request === undefined ? [] : [isOptional ? "request ?? {}" : "request"]), "options"].join(", ")})`;
  const comment = docComment([
    `\`${operation.localName}\` as TanStack Query sends it: \`useMutation(${exportedName(operation)}(…))\`.`,
  ]);
  return functionText({
    comment,
    name: exportedName(operation),
    parameters: ["caller: Caller", "options?: CallOptions"],
    type: {
      name: "TanStackMutation",
      responses: types,
      others: request === undefined ? [] : [isOptional ? `${request} | void` : request],
    },
    body: [
      "return {",
      `  mutationKey: [${key.join(", ")}],`,
      `  mutationFn: (${request === undefined ? "" : "request"}) => ${call},`,
      "};",
    ],
  });
}

function requestType(operation: Operation, imports: Imports): string | undefined {
  if (!hasInput(operation)) return undefined;
  imports.addType(`operations/${operation.module}.js`, operation.requestName);
  return operation.requestName;
}

/** Whether the data may be `undefined`, or anything at all. */
function mayBeEmpty({ responses }: Operation, types: readonly string[]): boolean {
  const successes = types.filter((_, index) => responses[index]?.status.startsWith("2") === true);
  return successes.length === 0 || successes.some((type) => /: (?:undefined|unknown)$/.test(type));
}
