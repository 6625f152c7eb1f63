import type { Api, SecurityScheme } from "../model/api.js";
import { clientCode, type Example, type ExampleScope } from "./example-code.js";
import { codeBlock, markdownCode, markdownText } from "./markdown.js";
import type { TagWords } from "./tag-words.js";

/** What the README of a package is written from. */
export interface ReadmeFacts {
  readonly api: Api;
  readonly packageName: string;
  /** `info.description`. */
  readonly description?: string;
  /** One for each tag that has any, in the order of the document. */
  readonly examples: ReadonlyMap<string, Example>;
  /** What the document says of its tags. */
  readonly tags: ReadonlyMap<string, TagWords>;
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
    ...servers(facts),
    ...examplesOf(facts),
    ...errors(facts),
    "## What is in it",
    "`openapi.json` is the document that the package was made from. `CHANGELOG.md` says what changed, in the words of the API. " +
      "Single modules can be imported as well: a schema from `/schemas/<Name>`, an operation from `/operations/<tag>/<name>`, the operations of a tag from `/operations/<tag>`. Of a large API, compilers and editors then read only what a program uses.",
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
  return [
    "## Authentication",
    schemes.map(schemeLine).join("\n"),
    codeBlock("ts", clientCode(scope, schemes, []).replace(/^const client/m, "export const client")),
    "A credential is a text, a function that is asked for it before each call, or a source that renews itself. Give those that you have: " +
      "each operation takes what it needs, and sends it to the API alone.",
  ];
}

function schemeLine(scheme: SecurityScheme): string {
  const { name, type, documentation } = scheme;
  const sentences = [`${kindOf(type)}.`, ...grantSentences(scheme), markdownText(documentation.description ?? "", 300)];
  return `- ${markdownCode(name)}: ${sentences.filter((sentence) => sentence !== "").join(" ")}`;
}

function kindOf(type: SecurityScheme["type"]): string {
  if (type.kind === "bearer") return "a token, sent as `Authorization: Bearer …`";
  if (type.kind === "basic") return "`user:password`, sent by HTTP Basic";
  if (type.kind === "http") return `a text, sent as ${markdownCode(`Authorization: ${type.scheme} …`)}`;
  const place = { header: "the header", query: "the query parameter", cookie: "the cookie" }[type.in];
  return `a key, sent in ${place} ${markdownCode(type.parameter)}`;
}

/** Who gets a token by which function. */
function grantSentences({ localName, grants }: SecurityScheme): readonly string[] {
  const { clientCredentials, authorizationCode, openIdConnectUrl } = grants ?? {};
  const logins = [
    ...(openIdConnectUrl === undefined ? [] : [`\`${localName}Provider\``]),
    ...(authorizationCode === undefined && openIdConnectUrl === undefined ? [] : [`\`${localName}AuthorizationCode\``]),
  ];
  return [
    ...(clientCredentials === undefined ? [] : [`A program gets one by \`${localName}ClientCredentials\`.`]),
    ...(logins.length === 0 ? [] : [`Users log in by ${logins.join(" and ")}.`]),
  ];
}

/** Where the API is, if that is for the reader to say. */
function servers({ api }: ReadmeFacts): readonly string[] {
  const [first, ...others] = api.servers;
  if (first === undefined || (others.length === 0 && first.variables.length === 0)) return [];
  const text = `Calls go to ${markdownCode(first.url)}, unless \`createClient\` is given a \`baseUrl\`: \`serverUrls\` has those of the document.`;
  return ["## Servers", text];
}

function examplesOf({ examples, tags }: ReadmeFacts): readonly string[] {
  if (examples.size === 0) return [];
  const parts = [...examples].flatMap(([tag, { operation, code }]) => {
    const summary = markdownText(operation.summary ?? "", 200);
    const route = markdownCode(`${operation.method} ${operation.path}`);
    const { titles, description } = tags.get(tag) ?? { titles: [tag], description: "" };
    return [
      `### ${titles.map((title) => markdownText(title, 200)).join(" / ")}`,
      ...firstParagraph(description),
      summary === "" ? route : `${summary}: ${route}`,
      codeBlock("ts", code),
    ];
  });
  return ["## Examples", ...parts];
}

function errors({ examples }: ReadmeFacts): readonly string[] {
  const example = [...examples.values()][0];
  if (example === undefined) return [];
  const { operation, call, setup } = example;
  const lines = [
    setup,
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
    "`createClient({ retry: retries() })` sends again what may be sent twice and failed in a way that may pass.",
  ];
}
