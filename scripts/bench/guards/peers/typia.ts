import { join } from "node:path";
import { here, runNode, workFolder, writeWork } from "../places.js";
import { type ObjectRule, type Rule, ruleOf } from "../rule.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** typia 12 compiles TypeScript's types ahead of time, as a transformer of TypeScript 5.9 that ts-patch loads. */
export const typia: Peer = {
  name: "typia",
  async measured(subject, name) {
    const type = identifierOf(name);
    const text = `${typesOf(subject)}
export const is = typia.createIs<${type}>();
const validate = typia.createValidate<${type}>();
export const count = (value: unknown): number => {
  const result = validate(value);
  return result.success ? 0 : result.errors.length;
};
`;
    return compile(subject.folder, "measured", text);
  },
  async shipped(subject, names) {
    const lines = names
      .map(identifierOf)
      .map((name) => `export const validate${name} = typia.createValidate<${name}>();\n`);
    return compile(subject.folder, "shipped", `${typesOf(subject)}\n${lines.join("")}`);
  },
};

async function compile(folder: string, name: string, text: string): Promise<string> {
  writeWork(`${folder}/${name}.ts`, text);
  const compilerOptions = {
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    skipLibCheck: true,
    types: [],
    outDir: "out",
    plugins: [{ transform: "typia/lib/transform" }],
  };
  const project = writeWork(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  await runNode([join(here, "node_modules/ts-patch/bin/tspc.js"), "-p", project]);
  return join(workFolder, folder, "out", `${name}.js`);
}

function typesOf({ set }: Subject): string {
  const lines = [...set].map(([name, schema]) => `type ${identifierOf(name)} = ${typeOf(ruleOf(schema))};\n`);
  return `import typia, { type tags } from "typia";\n${lines.join("")}`;
}

function typeOf(rule: Rule): string {
  switch (rule.kind) {
    case "any":
      return "unknown";
    case "integer":
      return `(number & tags.Type<"int64">)`;
    case "null":
    case "boolean":
    case "number":
      return rule.kind;
    case "string":
      return stringOf(rule.format, rule.maxLength);
    case "literals":
      return `(${rule.values.map(quoted).join(" | ")})`;
    case "reference":
      return identifierOf(rule.name);
    case "array":
      return `${typeOf(rule.items)}[]`;
    case "object":
      return objectOf(rule);
    case "union":
      return `(${rule.members.map(typeOf).join(" | ")})`;
  }
}

function stringOf(format?: string, maxLength?: number): string {
  const tags = [
    ...(format === undefined ? [] : [`tags.Format<${quoted(format)}>`]),
    ...(maxLength === undefined ? [] : [`tags.MaxLength<${maxLength}>`]),
  ];
  return tags.length === 0 ? "string" : `(string & ${tags.join(" & ")})`;
}

/** typia takes every type as open; it has closed ones for whole values only. */
function objectOf({ properties, additional }: ObjectRule): string {
  const members = properties.map(({ name, required, rule }) => {
    return `${quoted(name)}${required ? "" : "?"}: ${typeOf(rule)};`;
  });
  if (typeof additional === "object") {
    // TypeScript wants declared properties to fit the index signature, and optional ones may be undefined.
    const types = [...new Set([...properties.map(({ rule }) => typeOf(rule)), typeOf(additional), "undefined"])];
    members.push(`[name: string]: ${types.join(" | ")};`);
  }
  return members.length === 0 && additional === "open" ? "Record<string, unknown>" : `{ ${members.join(" ")} }`;
}
