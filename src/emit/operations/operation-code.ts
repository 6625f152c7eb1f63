import { StructureKind, type FunctionDeclarationStructure } from "ts-morph";
import type { Operation, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { docComment, oneLine } from "../documentation.js";
import { hasInput, operationLines } from "../types/typing-document.js";
import { bodyOf } from "./body-code.js";
import { responseMembers, type MediaCode, type OperationScope } from "./media-code.js";
import { stylesOf } from "./style-code.js";

const printWidth = 120;

/** The exported function of an operation. */
export function operationFunction(
  scope: OperationScope,
  operation: Operation,
  schemes: readonly SecurityScheme[],
): FunctionDeclarationStructure {
  const members = responseMembers(scope, operation);
  for (const name of ["Call", "CallOptions", "Caller"]) scope.imports.addType("../runtime/types.js", name);
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: operation.localName,
    parameters: [
      { name: "caller", type: "Caller" },
      ...requestParameter(operation),
      { name: "options", type: "CallOptions", hasQuestionToken: true },
    ],
    returnType: returnType(members),
    statements: callStatement(scope, operation, members, schemes),
  };
}

/** The doc comment of the function: the words of the document, then the request it makes, then tags. */
export function operationComment(operation: Operation): string {
  const lines = operationLines(operation);
  const tags = lines.filter((line) => line.startsWith("@"));
  const prose = lines.filter((line) => !line.startsWith("@"));
  const route = `\`${operation.method.toUpperCase()} ${oneLine(operation.path)}\``;
  return docComment([
    ...prose,
    ...(prose.length === 0 ? [] : [""]),
    route,
    ...(tags.length === 0 ? [] : ["", ...tags]),
  ]);
}

function requestParameter(operation: Operation): readonly { name: string; type?: string; initializer?: string }[] {
  if (!hasInput(operation)) return [];
  const type = `${operation.typeName}Request`;
  return [{ name: "request", type, ...(needsRequest(operation) ? {} : { initializer: "{}" }) }];
}

function needsRequest({ parameters, requestBody }: Operation): boolean {
  return requestBody?.required === true || parameters.some(({ required }) => required);
}

type Members = readonly { readonly key: string; readonly code: MediaCode }[];

function returnType(members: Members): string {
  const parts = members.map(({ key, code }) => `${key}: ${code.type}`);
  return parts.length === 0 ? "Call<{}>" : `Call<{ ${parts.join("; ")} }>`;
}

const signature = /^(export function [^(]+)\(([^()]*)\): Call<\{ (.*) \}> \{$/;

/** Breaks the first line of a function where it is too long: a parameter per line, and if need be a status per line. */
export function wrapSignature(text: string): string {
  const end = text.indexOf("\n");
  const match = end <= printWidth ? null : signature.exec(text.slice(0, end));
  if (match === null) return text;
  const [, head = "", parameters = "", members = ""] = match;
  const wrapped = parameters.split(", ").map((parameter) => `  ${parameter},\n`);
  const oneLine = `): Call<{ ${members} }> {`;
  const statuses = members.split("; ").map((member) => `  ${member};\n`);
  const tail = oneLine.length <= printWidth ? oneLine : `): Call<{\n${statuses.join("")}}> {`;
  return `${head}(\n${wrapped.join("")}${tail}${text.slice(end)}`;
}

function callStatement(
  scope: OperationScope,
  operation: Operation,
  members: Members,
  schemes: readonly SecurityScheme[],
): string {
  const styles = stylesOf(scope.imports, operation.parameters);
  const body = bodyOf(scope, operation.requestBody);
  const security = securityOf(scope, operation.security, schemes);
  const lines = [
    `operation: ${operation.localName},`,
    `name: ${JSON.stringify(operation.name)},`,
    `method: "${operation.method.toUpperCase()}",`,
    `path: ${JSON.stringify(operation.path)},`,
    ...styles,
    ...body,
    ...(security === undefined ? [] : [`security: ${security},`]),
    ...responsesOf(members),
  ];
  const request = hasInput(operation) ? "request" : "{}";
  return `return caller.call(\n  {\n${lines.map((line) => `    ${line}\n`).join("")}  },\n  ${request},\n  options,\n);`;
}

function responsesOf(members: Members): readonly string[] {
  const parts = members.map(({ key, code }) => `${key}: ${code.decoder}`);
  const [only] = parts;
  if (only === undefined) return ["responses: {},"];
  return parts.length === 1 && only.length < 90
    ? [`responses: { ${only} },`]
    : ["responses: {", ...parts.map((part) => `  ${part},`), "},"];
}

function securityOf(
  scope: OperationScope,
  requirements: readonly SecurityRequirement[],
  schemes: readonly SecurityScheme[],
): string | undefined {
  if (requirements.every((requirement) => requirement.length === 0)) return undefined;
  const alternatives = requirements.map((requirement) => {
    const names = requirement.flatMap(({ scheme }) => schemes.find(({ name }) => name === scheme)?.localName ?? []);
    for (const name of names) scope.imports.addValue("../auth.js", name);
    return `[${names.join(", ")}]`;
  });
  return `[${alternatives.join(", ")}]`;
}
