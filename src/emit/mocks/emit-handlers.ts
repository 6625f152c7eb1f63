import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import { docComment } from "../documentation.js";
import { createImports, fileHeader } from "../module-text.js";
import { tagModuleOf } from "../operations/emit-operations.js";
import type { DefaultAnswer } from "./default-answer.js";

/** An operation, and what its mock answers with unless it is told. */
export interface AnsweredOperation {
  readonly operation: Operation;
  readonly answer: DefaultAnswer | undefined;
}

/** The function that makes the handler of an operation. */
export function mockName({ typeName }: Operation): string {
  return `mock${typeName}`;
}

/** `mocks.ts`: all handlers, those of paths without parameters first, since MSW takes the first that fits. */
export function emitHandlers(
  api: Api,
  answers: readonly AnsweredOperation[],
  files: readonly EmittedFile[],
): EmittedFile {
  const operations = answers.flatMap(({ operation, answer }) => (answer?.code === undefined ? [] : [operation]));
  const imports = createImports("mocks.ts");
  imports.addType("msw", "HttpHandler");
  for (const operation of operations) imports.addValue(`mocks/${tagModuleOf(operation)}.js`, mockName(operation));
  const sorted = operations.toSorted((left, right) =>
    rank(left) < rank(right) ? -1 : Number(rank(left) > rank(right)),
  );
  const calls = sorted.map((operation) => `    ${mockName(operation)}(),\n`).join("");
  const list = calls === "" ? "[]" : `[\n${calls}  ]`;
  const exported = files.map(({ path }) => `export * from "./${path.replace(/\.ts$/, ".js")}";\n`).join("");
  const text = `${handlersComment(api, answers)}export function allHandlers(): HttpHandler[] {\n  return ${list};\n}\n`;
  return { path: "mocks.ts", text: `${fileHeader(api.source)}${imports.text()}${exported}\n${text}` };
}

/** Sorts literal segments before parameters. */
function rank({ path }: Operation): string {
  return path
    .split("/")
    .map((segment) => Number(segment.includes("{")))
    .join("");
}

/** Why operations have no handler among all. */
const reasons = {
  stream: "that answer with a stream",
  parts: "that answer with a list of parts",
  sampleless: "for whose answer no valid sample was found",
  undocumented: "that document no response",
  unsent: "whose method `fetch` does not send",
} as const;

/** As many names as a reader looks through; those left out are counted. */
const mostNames = 20;

/** What the handlers are, and which operations have none among them, in the order of the document. */
function handlersComment(api: Api, answers: readonly AnsweredOperation[]): string {
  const known = new Map(answers.map(({ operation, answer }) => [operation, answer]));
  const missing = api.operations.flatMap((operation) => {
    const reason = reasonOf(operation, known.get(operation));
    return reason === undefined ? [] : [{ reason, name: `\`${operation.localName}\`` }];
  });
  const lines = Object.entries(reasons).flatMap(([reason, words]) => {
    const names = missing.filter((each) => each.reason === reason).map(({ name }) => name);
    const more = names.length > mostNames ? [`${names.length - mostNames} more`] : [];
    return names.length === 0 ? [] : [`- ${words}: ${[...names.slice(0, mostNames), ...more].join(", ")}`];
  });
  const [all, ...rest] =
    lines.length === 0 ? ["all operations"] : ["operations", "", "Not among them are operations", "", ...lines];
  return docComment([
    `Handlers for ${all}, each with its sample for an answer; \`setupServer(...allHandlers())\`.`,
    ...rest,
  ]);
}

function reasonOf(operation: Operation, answer: DefaultAnswer | undefined): keyof typeof reasons | undefined {
  if (answer?.code !== undefined) return undefined;
  if (operation.method === "TRACE") return "unsent";
  if (answer === undefined) return "undocumented";
  const [media] = answer.response.content;
  if (media?.kind === "stream" || media?.stream !== undefined) return "stream";
  return media?.kind === "multipart" ? "parts" : "sampleless";
}
