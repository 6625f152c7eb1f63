import type { MediaType, Operation, Parameter } from "../../model/api.js";
import type { Schemas } from "../../model/schema-children.js";
import { documentationLines, parameterLines } from "../documentation.js";
import { parameterValue } from "./incoming-value.js";
import { typingOfProperties, typingOfTypes, typingWords } from "./type-nodes.js";
import { typingOf, type TypingSchema } from "./typing-schema.js";

/** What a webhook or callback brings: an object with a member per location of parameters, and the body. */
export function typingOfEvent(operation: Operation, schemas: Schemas): TypingSchema {
  const places = incomingPlaces(operation).map(({ name, parameters }) => {
    const properties = parameters.map((parameter) => {
      const { typing, isExact } = parameterValue(parameter, schemas);
      const lines = parameterLines(parameter, schemas);
      return { name: parameter.name, typing, required: parameter.required && isExact, lines };
    });
    return { name, typing: typingOfProperties(properties), required: true };
  });
  const body = operation.requestBody;
  if (body === undefined) return typingOfProperties(places);
  const lines = documentationLines(body.documentation);
  return typingOfProperties([
    ...places,
    { name: "body", typing: typingOfPayload(body.content, schemas), required: true, lines },
  ]);
}

/** The parameters of a webhook or callback by their place; those of paths and cookies mean nothing to a receiver. */
export function incomingPlaces({ parameters }: Operation): readonly {
  readonly name: "header" | "query";
  readonly parameters: readonly Parameter[];
}[] {
  return (["header", "query"] as const).flatMap((name) => {
    const own = parameters.filter((parameter) => parameter.in === name && canCome(parameter));
    return own.length === 0 ? [] : [{ name, parameters: own }];
  });
}

/** No request has a header of any other name (RFC 9110, section 5.6.2). */
function canCome({ in: place, name }: Parameter): boolean {
  return place !== "header" || /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

/** The type of a body that may come in several media types. */
function typingOfPayload(content: readonly MediaType[], schemas: Schemas): TypingSchema {
  const typings = content.map((media): TypingSchema => {
    if (media.kind === "text") return { type: "string" };
    if (media.kind === "json" || media.kind === "form") {
      return media.schema === undefined ? {} : typingOf(media.schema, schemas);
    }
    return typingWords.blob;
  });
  const [first = {}, ...others] = [...new Map(typings.map((typing) => [JSON.stringify(typing), typing])).values()];
  return others.length === 0 ? first : typingOfTypes("union", [first, ...others]);
}
