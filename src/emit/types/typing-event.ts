import type { MediaType, Operation, Parameter } from "../../model/api.js";
import type { JsonObject } from "../../model/json.js";
import type { Schemas } from "../../model/schema-children.js";
import { documentationLines, parameterLines } from "../documentation.js";
import { parameterValue } from "./incoming-value.js";
import { typingOfProperty, typingOfTypes, typingWords } from "./type-nodes.js";
import { typingOf, type TypingSchema } from "./typing-schema.js";

/** What a webhook or callback brings: an object with a member per location of parameters, and the body. */
export function typingOfEvent(operation: Operation, schemas: Schemas): TypingSchema {
  const places = incomingPlaces(operation).map(({ name, parameters }) => {
    const values = parameters.map((parameter) => ({ parameter, value: parameterValue(parameter, schemas) }));
    const properties = values.map(
      ({ parameter, value }) =>
        [parameter.name, typingOfProperty(value.typing, parameterLines(parameter, schemas))] as const,
    );
    const required = values
      .filter(({ parameter, value }) => parameter.required && value.isExact)
      .map(({ parameter }) => parameter.name);
    return [name, typingOfProperty({ type: "object", properties: Object.fromEntries(properties), required })] as const;
  });
  const body = operation.requestBody;
  const bodies =
    body === undefined
      ? []
      : [
          [
            "body",
            typingOfProperty(typingOfPayload(body.content, schemas), documentationLines(body.documentation)),
          ] as const,
        ];
  const members: JsonObject = Object.fromEntries([...places, ...bodies]);
  return { type: "object", properties: members, required: Object.keys(members) };
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
