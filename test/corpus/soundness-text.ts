import type { EmittedFile } from "../../src/model/emitted-file.js";
import { isJsonObject, type JsonValue } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";

/** A value that is to be assigned to the type of a schema. */
export interface Assignment {
  readonly schema: Pick<NamedSchema, "localName" | "module">;
  readonly value: JsonValue;
}

/**
 * A module that makes assignments, one a line.
 *
 * The values stand as literal types: their types are as narrow as those of literals, but as of values that came from elsewhere. The
 * compiler refuses undeclared properties in literals that are assigned where they are written; the guards, rightly, do not.
 */
export function assignmentModule(
  path: string,
  assignments: readonly Assignment[],
  absent: readonly string[],
): EmittedFile {
  const lines = assignments.map(({ schema: { localName }, value }, index) => {
    return `declare const v${index}: ${literalType(value, absent)}; export const t${index}: ${localName} = v${index};`;
  });
  const modules = new Map(assignments.map(({ schema: { localName, module } }) => [localName, module]));
  const imports = [...modules].map(([name, module]) => `import type { ${name} } from "./schemas/${module}.js";`);
  return { path, text: [...lines, ...imports, ""].join("\n") };
}

/**
 * The type of a value as it stands, as if it had been written `as const` and could still be changed.
 *
 * Of the names in `absent`, its objects say that they do not have them, which is true of the value and told of no other type.
 */
export function literalType(value: JsonValue, absent: readonly string[]): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => literalType(item, absent)).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${literalType(member ?? null, absent)}`,
  );
  const others = absent.filter((name) => !Object.hasOwn(value, name)).map((name) => `${JSON.stringify(name)}?: never`);
  return `{ ${[...members, ...others].join("; ")} }`;
}

/** The names of all properties that a document declares. */
export function propertyNames(raw: JsonValue): readonly string[] {
  const names = new Set<string>();
  const visit = (value: JsonValue): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isJsonObject(value)) return;
    const { properties } = value;
    for (const name of properties !== undefined && isJsonObject(properties) ? Object.keys(properties) : [])
      names.add(name);
    for (const member of Object.values(value)) if (member !== undefined) visit(member);
  };
  visit(raw);
  return [...names];
}
