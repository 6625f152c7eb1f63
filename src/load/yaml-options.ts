import { CORE_SCHEMA, load, Type, type LoadOptions } from "js-yaml";
import { maximumDepth } from "./maximum-depth.js";

/** The core schema of YAML 1.2 as far as JSON has the values: no timestamps, and `.inf` and `.nan` are strings; merge keys as in YAML 1.1. */
const schema = CORE_SCHEMA.extend({
  implicit: [
    new Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (key) => key === "<<" || key === null }),
    new Type("tag:yaml.org,2002:float", {
      kind: "scalar",
      resolve: (text) => typeof text === "string" && numeral.test(text) && Number.isFinite(Number(text)),
      construct: Number,
    }),
  ],
});
const numeral = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** How js-yaml reads documents; both limits are newer than its types. */
export const yamlOptions: LoadOptions & { readonly maxDepth: number; readonly maxTotalMergeKeys: number } = {
  schema,
  maxDepth: maximumDepth,
  maxTotalMergeKeys: 1_000_000,
};

/** What a plain scalar means, or one with a tag; such as the document that has it. */
export function scalarValue(text: string, tag?: string): unknown {
  const scalar = tag === undefined ? text : `!<${tag}> ${JSON.stringify(text)}`;
  // As an item: what begins like the start of a document is none in the midst of one.
  const items: unknown = load(`- ${scalar}`, yamlOptions);
  return Array.isArray(items) ? items[0] : text;
}
