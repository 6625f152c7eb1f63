import type { Api, SecurityScheme } from "../model/api.js";
import { clientCode, type Example, type ExampleScope } from "./example-code.js";
import { codeBlock, markdownCode, markdownText } from "./markdown.js";

/** What the README of a package is written from. */
export interface ReadmeFacts {
  readonly api: Api;
  readonly packageName: string;
  /** `info.description`. */
  readonly description?: string;
  /** One for each tag that has any, in the order of the document. */
  readonly examples: ReadonlyMap<string, Example>;
  readonly cjs: boolean;
}

/** The text of `README.md`. Whatever a document says in it are words, and every block of TypeScript compiles. */
export function packageReadme(facts: ReadmeFacts): string {
  const { api, packageName, description = "" } = facts;
  const about = markdownText(`${api.title} ${api.version}`);
  const sections = [
    `# ${packageName}`,
    `A typed client of ${about === "" ? "an API" : about}, generated from its OpenAPI document by Specwright. ` +
      "Every operation is a function, every schema a type with a guard that checks values at run time.",
    ...firstParagraph(description),
    "## Install",
    codeBlock("sh", `npm install ${packageName}`),
    facts.cjs
      ? "The package has ES modules and CommonJS modules, with declarations for both."
      : "The package has ES modules alone.",
    ...authentication(facts),
    ...examplesOf(facts),
    ...errors(facts),
    "## What is in it",
    "`openapi.json` is the document that the package was made from. `CHANGELOG.md` says what changed, in the words of the API. " +
      "Single modules can be imported as well: a schema from `/schemas/<Name>`, the functions of a tag from `/operations/<tag>`.",
  ];
  return `${sections.join("\n\n")}\n`;
}

function firstParagraph(description: string): readonly string[] {
  const [paragraph = ""] = description.trim().split(/\n\s*\n/);
  const text = markdownText(paragraph, 1000);
  return text === "" ? [] : [text];
}

function authentication({ api, packageName }: ReadmeFacts): readonly string[] {
  const { securitySchemes: schemes } = api;
  if (schemes.length === 0) return [];
  const scope: ExampleScope = { api, packageName, schemas: new Map() };
  const code = `import { createClient } from ${JSON.stringify(packageName)};\n\nexport ${clientCode(scope, schemes)}`;
  return [
    "## Authentication",
    schemes.map(schemeLine).join("\n"),
    codeBlock("ts", code),
    "A credential is a text, or a function that is asked for it before each call. Each operation takes what it needs.",
  ];
}

function schemeLine({ name, type, documentation }: SecurityScheme): string {
  const words = markdownText(documentation.description ?? "", 300);
  return `- ${markdownCode(name)}: ${kindOf(type)}.${words === "" ? "" : ` ${words}`}`;
}

function kindOf(type: SecurityScheme["type"]): string {
  if (type.kind === "bearer") return "a token, sent as `Authorization: Bearer …`";
  if (type.kind === "basic") return "`user:password`, sent by HTTP Basic";
  if (type.kind === "http") return `a text, sent as ${markdownCode(`Authorization: ${type.scheme} …`)}`;
  const place = { header: "the header", query: "the query parameter", cookie: "the cookie" }[type.in];
  return `a key, sent in ${place} ${markdownCode(type.parameter)}`;
}

function examplesOf({ examples }: ReadmeFacts): readonly string[] {
  if (examples.size === 0) return [];
  const parts = [...examples].flatMap(([tag, { operation, code }]) => {
    const summary = markdownText(operation.summary ?? "", 200);
    const route = markdownCode(`${operation.method.toUpperCase()} ${operation.path}`);
    return [`### ${markdownText(tag)}`, summary === "" ? route : `${summary}: ${route}`, codeBlock("ts", code)];
  });
  return ["## Examples", ...parts];
}

function errors({ examples }: ReadmeFacts): readonly string[] {
  const example = [...examples.values()][0];
  if (example === undefined) return [];
  const { operation, code } = example;
  const call = /await ([\s\S]*?);\n/.exec(code)?.[1];
  if (call === undefined) return [];
  const setup = code.slice(0, code.lastIndexOf("\n\n"));
  const lines = [
    setup,
    "",
    `const outcome = await ${call}.result();`,
    "if (outcome.ok) {",
    "  console.log(outcome.data);",
    '} else if (outcome.kind === "undocumented") {',
    "  console.error(outcome.response.status); // an answer that the document does not know",
    "} else {",
    "  console.error(outcome.kind, outcome.error);",
    "}",
  ];
  return [
    "## When something goes wrong",
    markdownText(
      `A call throws an \`ApiError\`; \`${operation.localName}(…).result()\` tells every outcome apart instead:`,
    ),
    codeBlock("ts", lines.join("\n")),
    "Responses that are not what the document promises are reported by `console.warn` and returned all the same; " +
      "requests that are not valid are not sent. Both can be set with `guards`.",
  ];
}
