import type { Operation, Parameter, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { docComment, oneLine } from "../documentation.js";
import { isIdempotencyKey } from "../idempotency-key.js";
import { hasInput, operationLines } from "../types/typing-document.js";
import { bodyOf } from "./body-code.js";
import { functionHead } from "./function-head.js";
import { responseMembers, type OperationScope, type ResponseMembers } from "./media-code.js";
import { pagesOf, type PagesCode } from "./pages-code.js";
import { querystringCode, stylesOf } from "./style-code.js";

/** The exported function of an operation, which calls the API; ends with a line feed. */
export function operationFunction(
  scope: OperationScope,
  operation: Operation,
  schemes: readonly SecurityScheme[],
): string {
  const members = responseMembers(scope, operation);
  const pages = pagesOf(scope, operation, members);
  const types = ["CallOptions", "Caller", ...(pages === undefined ? ["Call"] : [])];
  for (const name of types) scope.imports.addType("runtime/types.js", name);
  const head = functionHead({
    name: operation.localName,
    ...(hasInput(operation) ? { request: { type: operation.requestName, isRequired: needsRequest(operation) } } : {}),
    returnType: returnType(members, pages),
  });
  return `${head}\n${callStatement(scope, operation, members, schemes, pages)}}\n`;
}

/** The doc comment of the function: the words of the document, then the request it makes, then tags. */
export function operationComment(operation: Operation): string {
  const lines = operationLines(operation);
  const tags = lines.filter((line) => line.startsWith("@"));
  const prose = lines.filter((line) => !line.startsWith("@"));
  const place = operation.server === undefined ? "" : ` at ${oneLine(operation.server.url)}`;
  const route = `\`${operation.method} ${oneLine(operation.path)}\`${place}`;
  return docComment([
    ...prose,
    ...(prose.length === 0 ? [] : [""]),
    route,
    ...(tags.length === 0 ? [] : ["", ...tags]),
  ]);
}

/** Whether the operation cannot be called without input. */
export function needsRequest({ parameters, requestBody }: Operation): boolean {
  return (
    requestBody?.required === true || parameters.some((parameter) => parameter.required && !isIdempotencyKey(parameter))
  );
}

function returnType(members: ResponseMembers, pages: PagesCode | undefined): string {
  const parts = members.map(({ key, code }) => `${key}: ${code.type}`);
  const map = parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
  return pages === undefined ? `Call<${map}>` : `PagedCall<${map}, ${pages.item}>`;
}

function callStatement(
  scope: OperationScope,
  operation: Operation,
  members: ResponseMembers,
  schemes: readonly SecurityScheme[],
  pages: PagesCode | undefined,
): string {
  const styles = stylesOf(scope.imports, operation.parameters);
  const body = bodyOf(scope, operation.requestBody);
  const security = securityOf(scope, operation.security, schemes);
  const lines = [
    `operation: ${operation.localName},`,
    `name: ${JSON.stringify(operation.name)},`,
    `method: ${JSON.stringify(operation.method)},`,
    `path: ${JSON.stringify(sentPath(operation))},`,
    ...serverOf(scope, operation),
    ...parametersOf(scope, operation.parameters),
    ...styles,
    ...body,
    ...(security === undefined ? [] : [`security: ${security},`]),
    ...responsesOf(members),
    ...(pages === undefined ? [] : pages.lines),
  ];
  const request = hasInput(operation) ? "request" : "{}";
  const [head, ...first] = pages === undefined ? ["caller.call"] : ["callPages", "    caller,\n"];
  const descriptor = lines.map((line) => `      ${line}\n`).join("");
  return `  return ${head}(\n${first.join("")}    {\n${descriptor}    },\n    ${request},\n    options,\n  );\n`;
}

/** Documents tell operations of one path apart by fragments, which no request carries. */
function sentPath({ path }: Operation): string {
  return path.replace(/#.*$/s, "");
}

function serverOf({ imports }: OperationScope, { server }: Operation): readonly string[] {
  if (server === undefined) return [];
  imports.addValue("runtime/operation-server.js", "serverInsteadOf");
  const documented = server.insteadOf === undefined ? "undefined" : JSON.stringify(server.insteadOf);
  return [`server: serverInsteadOf(${documented}, ${JSON.stringify(server.url)}),`];
}

function responsesOf(members: ResponseMembers): readonly string[] {
  const [only, ...others] = members;
  if (only === undefined) return ["responses: {},"];
  const line = `responses: { ${only.key}: ${only.code.decoder} },`;
  if (others.length === 0 && line.length < 105) return [line];
  return ["responses: {", ...members.flatMap(responseLines), "},"];
}

/** A response in `responses`; a media type per line where it chooses among too many for one. */
function responseLines({ key, code: { decoder, choices } }: ResponseMembers[number]): readonly string[] {
  const line = `  ${key}: ${decoder},`;
  if (choices === undefined || line.length <= 114) return [line];
  return [`  ${key}: oneOfMedia({`, ...choices.map((choice) => `    ${choice},`), "  }),"];
}

/** The functions that put parameters into the request, for each place that has some. */
function parametersOf(scope: OperationScope, parameters: readonly Parameter[]): readonly string[] {
  const writers = { path: "inPath", query: "inQuery", header: "inHeader", cookie: "inCookie" } as const;
  const used = (["path", "query", "querystring", "header", "cookie"] as const).flatMap((location) => {
    const parameter = parameters.find((each) => each.in === location);
    if (parameter === undefined) return [];
    if (location === "querystring") return [querystringCode(scope.imports, parameter)];
    scope.imports.addValue("runtime/parameters.js", writers[location]);
    return [writers[location]];
  });
  const keys = parameters.filter(isIdempotencyKey).map(({ name }) => `idempotencyKey(${JSON.stringify(name)})`);
  if (keys.length > 0) scope.imports.addValue("runtime/idempotency-key.js", "idempotencyKey");
  return used.length === 0 ? [] : [`parameters: [${[...used, ...keys].join(", ")}],`];
}

function securityOf(
  scope: OperationScope,
  requirements: readonly SecurityRequirement[],
  schemes: readonly SecurityScheme[],
): string | undefined {
  if (requirements.every((requirement) => requirement.length === 0)) return undefined;
  const alternatives = requirements.map((requirement) => {
    const names = requirement.flatMap(({ scheme }) => schemes.find(({ name }) => name === scheme)?.localName ?? []);
    for (const name of names) scope.imports.addValue("auth.js", name);
    return `[${names.join(", ")}]`;
  });
  return `[${alternatives.join(", ")}]`;
}
