import type { EmittedFile } from "../../src/model/emitted-file.js";
import { isJsonObject, type JsonValue } from "../../src/model/json.js";
import type { Chosen } from "./soundness-chosen.js";

const perModule = 150;

/**
 * Modules that assign every value to the type of its schema.
 *
 * The values stand as literal types: their types are as narrow as those of literals, but as of values that came from elsewhere. The
 * compiler refuses undeclared properties in literals that are assigned where they are written; the guards, rightly, do not.
 */
export function checkModules(chosen: readonly Chosen[]): readonly EmittedFile[] {
  const modules: EmittedFile[] = [];
  for (let start = 0; start < chosen.length; start += perModule) {
    const part = chosen.slice(start, start + perModule).filter(({ values }) => values.length > 0);
    const lines = part.flatMap(({ schema: { localName, module }, values }) => [
      `import type { ${localName} } from "./schemas/${module}.js";`,
      ...values.flatMap((value, index) => [
        `declare const ${localName}__${index}: ${literalType(value)};`,
        `export const ${localName}_${index}_: ${localName} = ${localName}__${index};`,
      ]),
    ]);
    modules.push({ path: `values-${start}.ts`, text: `${lines.join("\n")}\nexport {};\n` });
  }
  return modules;
}

/** The type of a value as it stands, as if it had been written `as const` and could still be changed. */
export function literalType(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${literalType(member ?? null)}`,
  );
  return `{ ${members.join("; ")} }`;
}
