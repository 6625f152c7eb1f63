import type { MediaType, Operation, Parameter, RequestBody } from "../../model/api.js";
import type { Schemas } from "../../model/schema-children.js";
import { documentationLines, parameterLines } from "../documentation.js";
import { isIdempotencyKey } from "../idempotency-key.js";
import {
  typingOfItems,
  typingOfProperties,
  typingOfTypes,
  typingOfValues,
  type TypingProperty,
  typingWords,
} from "./type-nodes.js";
import { typingOf, type TypingSchema } from "./typing-schema.js";

/**
 * An object with a member per location, `path` first; each is optional when all that it holds is. Where there are several content types
 * to choose from, `contentType` stands before the body and says what that is.
 */
export function typingOfRequest(operation: Operation, schemas: Schemas): TypingSchema {
  const locations = typingOfLocations(operation, schemas);
  const body = operation.requestBody;
  if (body === undefined) return typingOfProperties(locations);
  const choices = choicesOf(body, schemas);
  const [only, ...others] = choices;
  if (only === undefined || others.length === 0) return typingOfProperties([...locations, ...(only ?? [])]);
  const union = typingOfTypes(
    "union",
    choices.map((members) => typingOfProperties(members)),
  );
  return locations.length === 0 ? union : typingOfTypes("intersection", [typingOfProperties(locations), union]);
}

function typingOfLocations({ parameters }: Operation, schemas: Schemas): readonly TypingProperty[] {
  return (["path", "query", "querystring", "header", "cookie"] as const).flatMap((location) => {
    const own = parameters.filter((parameter) => parameter.in === location);
    const [first] = own;
    if (first === undefined) return [];
    if (location === "querystring") return [wholeQuery(first, schemas)];
    const members = own.map((each) => {
      const isMadeUp = isIdempotencyKey(each);
      const lines = [...parameterLines(each, schemas), ...(isMadeUp ? ["A random one by default."] : [])];
      return { name: each.name, typing: typingOf(each.schema, schemas), lines, required: each.required && !isMadeUp };
    });
    const lines = location === "cookie" ? ["Browsers send the cookies that they have, and drop these."] : [];
    const typing = typingOfProperties(members);
    return [{ name: location, typing, lines, required: members.some(({ required }) => required) }];
  });
}

function wholeQuery(parameter: Parameter, schemas: Schemas): TypingProperty {
  const { schema, required } = parameter;
  return {
    name: "querystring",
    typing: typingOf(schema, schemas),
    lines: parameterLines(parameter, schemas),
    required,
  };
}

/** The ways in which the body can be given: content types that take the same make one. */
function choicesOf(body: RequestBody, schemas: Schemas): readonly (readonly TypingProperty[])[] {
  const lines = documentationLines(body.documentation);
  const sent = sentMedia(body.content);
  const groups = new Map<string, { readonly typing: TypingSchema; readonly types: string[] }>();
  for (const media of sent) {
    const typing = typingOfMedia(media, schemas);
    const key = JSON.stringify(typing);
    const group = groups.get(key) ?? { typing, types: [] };
    group.types.push(media.contentType);
    groups.set(key, group);
  }
  if (sent.length === 0) return [[{ name: "body", typing: {}, lines, required: body.required }]];
  return [...groups.values()].map(({ typing, types }, index) => {
    const member = { name: "body", typing, lines, required: body.required };
    const contentType = { name: "contentType", typing: typingOfValues(types), required: index > 0 };
    return sent.length === 1 ? [member] : [contentType, member];
  });
}

/** The content types that a generated function sends, first what it sends unless it is asked for another: JSON, or else the document's first. */
export function sentMedia(content: readonly MediaType[]): readonly MediaType[] {
  const usual = content.find(({ kind }) => kind === "json") ?? content[0];
  return usual === undefined ? [] : [usual, ...content.filter((media) => media !== usual)];
}

function typingOfMedia(media: MediaType, schemas: Schemas): TypingSchema {
  const part = media.stream?.kind === "parts" ? typingsOfParts[media.stream.of] : {};
  const typing = media.schema === undefined ? part : typingOf(media.schema, schemas);
  if (media.stream !== undefined) return typingOfItems(typing);
  if (media.kind === "binary" || media.kind === "stream") return typingWords.bytes;
  return media.kind === "text" ? { type: "string" } : typing;
}

/** Parts without a schema of their own. */
const typingsOfParts = { json: {}, text: { type: "string" }, blob: typingWords.blob };
