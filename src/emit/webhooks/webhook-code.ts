import type { Operation, Response } from "../../model/api.js";
import { docComment, oneLine } from "../documentation.js";
import { type Doc, group, indent, join, line, print, softLine } from "../guard/layout.js";
import { jsonLiteral, listLiteral, objectLiteral, propertyKey, stringLiteral } from "../guard/text.js";
import { namedSchemaOf, statusKey, typeExpression, type OperationScope } from "../operations/media-code.js";
import { parameterValue } from "../types/incoming-value.js";
import { operationLines } from "../types/typing-document.js";
import { incomingPlaces } from "../types/typing-event.js";
import type { IncomingModule } from "./incoming-modules.js";
import { payloadExpression, readerExpression } from "./payload-code.js";
import { matchOf } from "./webhook-match.js";

type Entry = readonly [key: string, value: Doc];

/** The exported constant of a webhook or callback, with its comment; ends with a line feed. */
export function webhookConstant(scope: OperationScope, module: IncomingModule): string {
  const { incoming } = module;
  scope.imports.addType("runtime/webhook.js", "WebhookDescriptor");
  const parameters = [incoming.typeName, answersType(scope, incoming)];
  const type = group(["<", indent([softLine, join([",", line], parameters)]), softLine, ">"]);
  const head = ["export const ", incoming.localName, ": WebhookDescriptor", type, " = "];
  const entries: readonly Entry[] = [
    ["name", stringLiteral(module.origin?.callback.name ?? incoming.path)],
    ["method", stringLiteral(incoming.method.toUpperCase())],
    ...parameterEntries(scope, incoming),
    ...bodyEntry(scope, incoming),
    ...(module.origin === undefined ? matchEntry(scope, incoming) : []),
    ...statusEntry(incoming),
  ];
  return `${webhookComment(module)}${print([...head, objectLiteral(entries, true), ";"])}\n`;
}

/** The words of the document, then what comes and where to, then tags. */
function webhookComment({ incoming, origin }: IncomingModule): string {
  const lines = operationLines(incoming);
  const tags = lines.filter((each) => each.startsWith("@"));
  const prose = lines.filter((each) => !each.startsWith("@"));
  const method = incoming.method.toUpperCase();
  const place =
    origin === undefined
      ? `\`${method}\` for the webhook \`${oneLine(incoming.path)}\``
      : `\`${method} ${oneLine(origin.callback.expression)}\`, called back by the server after \`${origin.operation.localName}\``;
  return docComment([
    ...prose,
    ...(prose.length === 0 ? [] : [""]),
    place,
    ...(tags.length === 0 ? [] : ["", ...tags]),
  ]);
}

/** What the document lets a receiver answer, by status: JSON, or nothing. Other answers are responses that a handler makes itself. */
function answersType(scope: OperationScope, { responses }: Operation): string {
  const members = responses.flatMap((response) => {
    const type = answerType(scope, response);
    return type === undefined ? [] : [`${statusKey(response)}: ${type}`];
  });
  return members.length === 0 ? "{}" : `{ ${members.join("; ")} }`;
}

function answerType(scope: OperationScope, { content }: Response): string | undefined {
  if (content.length === 0) return "undefined";
  const types = content.flatMap((media) => {
    if (media.kind !== "json") return [];
    const named = namedSchemaOf(scope, media);
    return [named === undefined ? "unknown" : typeExpression(scope, named)];
  });
  return types.length === 0 ? undefined : [...new Set(types)].join(" | ");
}

function parameterEntries(scope: OperationScope, incoming: Operation): readonly Entry[] {
  return incomingPlaces(incoming).map(({ name, parameters }) => {
    const members = parameters.map((parameter): Entry => {
      const { reader, isExact } = parameterValue(parameter, scope.schemas);
      const isNeeded = parameter.required && isExact;
      const required: readonly Entry[] = isNeeded ? [["required", "true"]] : [];
      const value = objectLiteral([["read", readerExpression(scope, reader)], ...required]);
      return [propertyKey(parameter.name), value];
    });
    return [name, objectLiteral(members)] as const;
  });
}

function bodyEntry(scope: OperationScope, { requestBody }: Operation): readonly Entry[] {
  const payload = requestBody === undefined ? undefined : payloadExpression(scope, requestBody.content);
  return payload === undefined ? [] : [["body", payload]];
}

function matchEntry(scope: OperationScope, incoming: Operation): readonly Entry[] {
  const match = matchOf(incoming, scope.schemas);
  const entries = (["header", "body"] as const).flatMap((place) => {
    const members = match[place].map(([name, values]): Entry => [
      propertyKey(name),
      listLiteral(values.map((value) => jsonLiteral(value))),
    ]);
    return members.length === 0 ? [] : [[place, objectLiteral(members)] as const];
  });
  return entries.length === 0 ? [] : [["match", objectLiteral(entries)]];
}

/** The documented success without a body, unless it is what is answered anyway. */
function statusEntry({ responses }: Operation): readonly Entry[] {
  const success = responses.filter(({ status, content }) => /^2\d\d$/.test(status) && content.length === 0);
  const [first] = success;
  return first === undefined || success.some(({ status }) => status === "204") ? [] : [["status", first.status]];
}
