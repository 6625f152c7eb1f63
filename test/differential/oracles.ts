import { registerSchema as registerDraft4 } from "@hyperjump/json-schema/draft-04";
import {
  registerSchema as registerModern,
  setShouldValidateFormat,
  setShouldValidateSchema,
} from "@hyperjump/json-schema/draft-2020-12";
import { canonicalUri, compile, getSchema, interpret } from "@hyperjump/json-schema/experimental";
import { fromJs } from "@hyperjump/json-schema/instance/experimental";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject } from "../../src/model/json.js";
import { iriFragmentOf } from "./references.js";
import type { Resource } from "./resource.js";

/** Says of the schemas of a resource, by JSON Pointer, whether values are valid. */
export interface Oracle {
  isValid(pointer: string, value: unknown): boolean;
}

const base = "https://differential.example/document";

/** ajv with own properties only, no formats, and expressions as guards take them. */
export function createAjv({ modern }: Pick<Resource, "modern">): Oracle {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    logger: false,
    // Only verdicts are asked for, of a thousand schemas: what makes the code of ajv long is left out.
    messages: false,
    inlineRefs: false,
    code: { regExp: regularExpression, optimize: false },
  });
  ajv.addSchema(modern, base);
  const known = new Map<string, ReturnType<typeof ajv.getSchema>>();
  return {
    isValid: (pointer, value) => {
      const validate = known.get(pointer) ?? ajv.getSchema(base + iriFragmentOf(pointer));
      known.set(pointer, validate);
      if (validate === undefined) throw new Error(`ajv does not find ${pointer}.`);
      try {
        return validate(value) === true;
      } catch (error) {
        if (error instanceof TypeError) return false; // as `known-defects.ts` says
        throw error;
      }
    },
  };
}

/** Patterns that are no expressions with the `u` flag are taken without it. */
function regularExpression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
regularExpression.code = "regularExpression";

let documents = 0;

/** @hyperjump/json-schema, which reads draft 4 itself; `pointers` are all that will be asked for. */
export async function createHyperjump({ modern, draft4 }: Resource, pointers: readonly string[]): Promise<Oracle> {
  setShouldValidateSchema(false);
  setShouldValidateFormat(false);
  const uri = `${base}-${(documents += 1)}`;
  // Everything is compiled once, through one schema that refers to all others.
  const all = { anyOf: pointers.map((pointer) => ({ $ref: iriFragmentOf(pointer) })) };
  const document: JsonObject = { ...withUnicodePatterns(draft4 ?? modern), all };
  if (draft4 === undefined) registerModern(document, uri, "https://json-schema.org/draft/2020-12/schema");
  else registerDraft4(document, uri, "http://json-schema.org/draft-04/schema");
  const { ast } = await compile(await getSchema(`${uri}#/all`));
  const uris = new Map<string, string>();
  for (const pointer of pointers) uris.set(pointer, canonicalUri(await getSchema(uri + iriFragmentOf(pointer))));
  return {
    isValid: (pointer, value) => interpret({ ast, schemaUri: uris.get(pointer) ?? "" }, fromJs(value)).valid,
  };
}

/** The same, in expressions that the `u` flag allows: it refuses needless escapes such as `\\-`. */
function withUnicodePatterns(document: JsonObject): JsonObject {
  const rewritten: unknown = JSON.parse(JSON.stringify(document), (name: string, value: unknown) =>
    name === "pattern" && typeof value === "string" ? unicodePattern(value) : value,
  );
  return rewritten as JsonObject; // as it was but for strings
}

function unicodePattern(pattern: string): string {
  try {
    return new RegExp(pattern, "u").source === "" ? "" : pattern;
  } catch {
    return pattern.replaceAll(/\\([^A-Za-z0-9^$\\.*+?()[\]{}|/])/g, (_escape, character: string) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
  }
}
