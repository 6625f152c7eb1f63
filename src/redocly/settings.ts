import type { NameOverrides } from "../model/api.js";
import { isJsonObject, valueAt } from "../model/json.js";
import type { VisitContext } from "./redocly.js";

/** The names under `x-specwright` of the API that is linted; what is mistyped there is for `generate` to say. */
export function nameOverridesOf(context: VisitContext): NameOverrides {
  const textsAt = (pointer: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries(objectAt(context, pointer)).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  return { operations: textsAt("/names/operations"), schemas: textsAt("/names/schemas") };
}

/** The formats that `x-specwright` adds for the API that is linted. */
export function customFormatsOf(context: VisitContext): readonly string[] {
  return Object.keys(objectAt(context, "/formats/custom"));
}

function objectAt(context: VisitContext, pointer: string): object {
  const settings = context.config?.resolvedConfig?.["x-specwright"];
  const value = settings === undefined ? undefined : valueAt(settings, pointer);
  return isJsonObject(value) ? value : {};
}
