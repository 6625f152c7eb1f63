import type { Api, Server, ServerVariable } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { docComment, documentationLines, oneLine } from "./documentation.js";
import { createImports, fileHeader, propertyKey, type Imports } from "./module-text.js";

const printWidth = 120;

/** `servers.ts`: the addresses of the API, where there is a choice; `undefined` where there is none. */
export function emitServers({ servers, source }: Api): EmittedFile | undefined {
  if (servers.length < 2 && servers.every(({ variables }) => variables.length === 0)) return undefined;
  const imports = createImports("servers.ts");
  const members = servers.map((server) => memberText(server, imports));
  const comment = docComment(["Where the API is served, to be the `baseUrl` of a client or call."]);
  const text = `${comment}export const serverUrls = {\n${members.join("")}} as const;\n`;
  return { path: "servers.ts", text: `${fileHeader(source)}${imports.text()}${text}` };
}

function memberText(server: Server, imports: Imports): string {
  const { description, localName, template, variables } = server;
  const address = variables.length === 0 ? [] : [`\`${oneLine(template)}\``];
  const words = documentationLines(description === undefined ? {} : { description });
  const comment = docComment([...words, ...(words.length > 0 && address.length > 0 ? [""] : []), ...address], "  ");
  const name = propertyKey(localName);
  if (variables.length === 0) return `${comment}  ${name}: ${JSON.stringify(template)},\n`;
  const head = `${comment}  ${name}: ${parameterText(variables)}: string =>`;
  const body = urlExpression(server, imports);
  const start = head.slice(head.lastIndexOf("\n") + 1);
  return `${head}${start.length + body.length + 2 > printWidth ? "\n    " : " "}${body},\n`;
}

/** In parentheses, with a variable per line. */
function parameterText(variables: readonly ServerVariable[]): string {
  const isOptional = variables.every((variable) => variable.default !== undefined);
  const indent = isOptional ? "      " : "    ";
  const members = variables.map((variable) => variableType(variable, indent)).join("");
  return isOptional ? `(\n    variables: {\n${members}    } = {},\n  )` : `(variables: {\n${members}  })`;
}

function variableType({ name, default: preset, values, description }: ServerVariable, indent: string): string {
  const comment = docComment(documentationLines(description === undefined ? {} : { description }), indent);
  const type = values.length === 0 ? "string" : values.map((value) => JSON.stringify(value)).join(" | ");
  const [mark, others] = preset === undefined ? ["", ""] : ["?", " | undefined"];
  return `${comment}${indent}readonly ${propertyKey(name)}${mark}: ${type}${others};\n`;
}

/** The template as one of JavaScript's. What stands in scheme, host and port must not be able to name another host. */
function urlExpression({ template, variables }: Server, imports: Imports): string {
  const end = /^(?:[a-z][a-z0-9+.-]*|\{[^{}]+\}):\/\/[^/?#]*/i.exec(template)?.[0].length ?? 0;
  const parts = [...template.matchAll(/\{([^{}]+)\}|[^{}]+|[{}]/g)].map(({ 0: text, 1: name, index }) => {
    const variable = variables.find((each) => each.name === name);
    if (variable === undefined) return templateText(text);
    const value = `${memberAccess(variable.name)}${variable.default === undefined ? "" : ` ?? ${JSON.stringify(variable.default)}`}`;
    if (index >= end) return `\${${value}}`;
    const check = variable.default?.startsWith("/") === true ? "pathPart" : "hostPart";
    imports.addValue("runtime/server-variable.js", check);
    return `\${${check}(${value})}`;
  });
  return `\`${parts.join("")}\``;
}

function memberAccess(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `variables.${name}` : `variables[${JSON.stringify(name)}]`;
}

/** A text as it stands in a template literal. */
function templateText(text: string): string {
  return text
    .replaceAll(/[\\`$]/g, "\\$&")
    .replaceAll(/[\r\n\u2028\u2029]/g, (end) => JSON.stringify(end).slice(1, -1));
}
