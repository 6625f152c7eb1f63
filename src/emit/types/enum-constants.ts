import type { NamedSchema } from "../../model/schema.js";
import { docComment } from "../documentation.js";
import { propertyKey, scalarLiteral, stringLiteral } from "../guard/text.js";
import { enumOf, labelledValues, namedValues } from "./enum-members.js";

/**
 * The constants beside the type of an enum: its values by name, and its labels by value, as far as the document gives any.
 *
 * Plain objects instead of a TypeScript `enum`: they are assignable to the union, erasable, and nothing where they are not used.
 */
export function enumConstants({ localName, schema }: NamedSchema): string {
  const literals = enumOf(schema);
  if (literals === undefined) return "";
  const values = namedValues(literals).map(([name, value]) => [name, scalarLiteral(value)] as const);
  const labels = labelledValues(literals).map(([value, label]) => [String(value), stringLiteral(label)] as const);
  return [
    constant(`The values of \`${localName}\`, by name.`, localName, values),
    constant(`What the values of \`${localName}\` are called.`, `${localName}Labels`, labels),
  ].join("");
}

function constant(comment: string, name: string, entries: readonly (readonly [key: string, text: string])[]): string {
  if (entries.length === 0) return "";
  const lines = entries.map(([key, text]) => `  ${propertyKey(key)}: ${text},\n`);
  return `\n${docComment([comment])}export const ${name} = {\n${lines.join("")}} as const;\n`;
}
