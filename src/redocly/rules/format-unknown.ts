import { isJsonObject } from "../../model/json.js";
import { formatAliases, formatRegistry } from "../format-registry.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { textsOf } from "../placed.js";
import { customFormatsOf } from "../settings.js";

/** A `format` is one of JSON Schema 2020-12 or of OpenAPI's registry, and on a type that it is for. */
export const formatUnknown: LintRule = {
  name: "format-unknown",
  set: "recommended",
  severity: "warn",
  visit: (generator, options) => ({
    Schema: (schema, context) => {
      if (!isJsonObject(schema) || typeof schema["format"] !== "string") return;
      const { format, type } = schema;
      const allowed = [...customFormatsOf(context), ...textsOf(options["allow"])];
      if (allowed.includes(format)) return;
      const types = (typeof type === "string" ? [type] : textsOf(type)).filter((name) => name !== "null");
      const meant = formatRegistry.get(format);
      if (meant !== undefined && (types.length === 0 || types.some((name) => meant.some((each) => each === name))))
        return;
      const candidates = [...formatRegistry].filter(([, of]) =>
        of.some((each) => types.length === 0 || types.includes(each)),
      );
      const names = candidates.map(([name]) => name);
      const alias = formatAliases.get(format.toLowerCase());
      const near = alias !== undefined && names.includes(alias) ? alias : generator.nearestName(format, names);
      context.report({
        message:
          meant === undefined
            ? `There is no format ${quoted(generator, format)}, so nothing checks it.`
            : `The format ${quoted(generator, format)} means nothing for ${quoted(generator, types.join(", "))}; it is for ${meant.join(" and ")}.`,
        location: context.location.child(["format"]),
        ...(near === undefined || near === format ? {} : { suggest: [near] }),
      });
    },
  }),
};
