import type { MediaType, Operation, Response } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { docComment, oneLine } from "../documentation.js";
import type { Emission } from "../emission.js";
import type { GuardSettings } from "../guard/guard-settings.js";
import { createImports, fileHeader, type Imports, propertyKey } from "../module-text.js";
import { listedItem } from "../listed-item.js";
import { operationsByTag } from "../operations/emit-operations.js";
import { statusKey, typeExpression } from "../operations/media-code.js";
import { partListWriter } from "../operations/part-code.js";
import { responseTypes } from "../operations/response-types.js";
import { functionText } from "../function-text.js";
import { type AnsweredOperation, emitHandlers, mockName } from "./emit-handlers.js";
import { emitSamples } from "./emit-samples.js";
import { type DefaultAnswer, defaultAnswer } from "./default-answer.js";
import { mockPath } from "./mock-path.js";
import { namedSamples, type NamedSamples } from "./named-samples.js";

/** `mocks.ts`, `mocks/<tag>.ts` and `mocks/samples/<Name>.ts`: handlers for MSW, which answer with samples. */
export function emitMocks({ api, schemas, guards }: Emission): readonly EmittedFile[] {
  const operations = [...operationsByTag(api)].map(([module, all]) => {
    // `fetch` sends no TRACE.
    return [module, all.filter(({ method }) => method !== "TRACE")] as const;
  });
  const modules = operations.filter(([, all]) => all.length > 0);
  if (modules.length === 0) return [];
  const samples = namedSamples(api, schemas);
  const wanted = bodiesOf(
    operations.flatMap(([, all]) => all),
    schemas,
  );
  const answers: AnsweredOperation[] = [];
  const files = modules.map(([module, all]) => {
    const path = `mocks/${module}.ts`;
    const imports = createImports(path);
    imports.addValue("msw", "http");
    imports.addType("msw", "HttpHandler");
    const functions = all.map((operation) => {
      const answer = defaultAnswer(operation, samples, schemas);
      answers.push({ operation, answer });
      return mockText({ schemas, guards, imports, samples }, operation, answer);
    });
    const text = `${fileHeader(api.source)}${imports.text()}${functions.join("\n")}`;
    return { path, text };
  });
  const sampleFiles = emitSamples(api, samples, wanted);
  return [emitHandlers(api, answers, [...files, ...sampleFiles]), ...files, ...sampleFiles];
}

/** The schemas of the JSON that operations answer with, and of the items where it is a list. */
function bodiesOf(operations: readonly Operation[], schemas: Schemas): ReadonlySet<NamedSchema> {
  const media = operations.flatMap(({ responses }) => responses).flatMap(({ content }) => content);
  const bodies = media.flatMap(({ kind, schema }) => (kind === "json" && schema?.kind === "reference" ? [schema] : []));
  const named = bodies.flatMap(({ name }) => schemas.get(name) ?? []);
  return new Set(named.map((each) => listedItem(each, schemas) ?? each));
}

interface Scope {
  readonly schemas: Schemas;
  readonly guards: GuardSettings;
  readonly imports: Imports;
  readonly samples: NamedSamples;
}

function mockText(scope: Scope, operation: Operation, answer: DefaultAnswer | undefined): string {
  const { imports } = scope;
  imports.addValue("runtime/mock.js", "mockedResponse");
  imports.addType("runtime/mock.js", "MockResolver");
  for (const { module, localName } of answer?.calls ?? []) {
    imports.addValue(`mocks/samples/${module}.js`, `sample${localName}`);
  }
  const types = responseTypes(scope, operation);
  const { code: path, parameters } = mockPath(operation.path);
  const names = parameters.map((name) => JSON.stringify(name)).join(" | ");
  const resolver = `MockResolver<${types.length === 0 ? "{}" : `{ ${types.join("; ")} }`}${names === "" ? "" : `, ${names}`}>`;
  const type = typeof answer?.type === "object" ? typeExpression(scope, answer.type) : answer?.type;
  const data = type === undefined ? resolver : `${type} | ${resolver}`;
  const params = parameters.map((name) => `${propertyKey(name)}: string`).join("; ");
  const contentTypes = contentTypesOf(imports, operation.responses);
  const call = ["answer", "call", String(answer?.status ?? 200), ...(contentTypes === "" ? [] : [contentTypes])];
  return functionText({
    comment: commentFor(operation, answer),
    name: mockName(operation),
    parameters: [`answer: ${data}${answer?.code === undefined ? "" : ` = ${answer.code}`}`],
    type: "HttpHandler",
    body: handlerLines(
      operation.method,
      `${params === "" ? "" : `<{ ${params} }>`}(${path}`,
      `mockedResponse(${call.join(", ")})`,
    ),
  });
}

/** What MSW has functions for; other methods it hands over with all requests of a path, and goes on where nothing is answered. */
const mockedMethods: ReadonlySet<string> = new Set("GET PUT POST DELETE OPTIONS HEAD PATCH".split(" "));

function handlerLines(method: string, path: string, mocked: string): readonly string[] {
  const isKnown = mockedMethods.has(method);
  const head = `http.${isKnown ? method.toLowerCase() : "all"}${path}`;
  const response = isKnown ? mocked : `call.request.method === ${JSON.stringify(method)} ? ${mocked} : undefined`;
  const line = `return ${head}, (call) => ${isKnown ? response : `(${response})`});`;
  return line.length <= 118 ? [line] : [`return ${head}, (call) =>`, `  ${response},`, ");"];
}

function commentFor({ localName, method, path }: Operation, answer: DefaultAnswer | undefined): string {
  const what =
    answer?.type === undefined ? "what a function answers" : "`answer` as its data, or with what a function answers";
  return docComment([`Answers \`${localName}\` with ${what}.`, "", `\`${method} ${oneLine(path)}\``]);
}

/** The types of bodies that are not plain JSON, by status; lists of parts come with what writes them. */
function contentTypesOf(imports: Imports, responses: readonly Response[]): string {
  const entries = responses.flatMap((response) => {
    const [media] = response.content;
    const type = sentType(media);
    if (type === undefined || type === "application/json") return [];
    const isList = media?.places !== undefined && media.stream === undefined;
    return [`${statusKey(response)}: ${isList ? partListWriter(imports, media, media.places) : JSON.stringify(type)}`];
  });
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

/** A media type as a server sends it, which names no range of them. */
function sentType(media: MediaType | undefined): string | undefined {
  if (media === undefined || !media.contentType.includes("*")) return media?.contentType;
  if (media.kind === "json") return "application/json";
  return media.contentType
    .replace("image/*", "image/png")
    .replace("text/*", "text/plain")
    .replace("multipart/*", "multipart/mixed")
    .replace(/.*\*.*/, "application/octet-stream");
}
