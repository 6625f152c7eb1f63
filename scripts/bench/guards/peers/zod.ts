import { writeWork } from "../places.js";
import { type ObjectRule, type Rule, ruleOf } from "../rule.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** zod 4, compiled by itself at run time. */
export const zod: Peer = {
  name: "zod",
  async measured(subject, name) {
    const text = `${schemasOf(subject)}
export const is = (value) => ${identifierOf(name)}.safeParse(value).success;
export const count = (value) => ${identifierOf(name)}.safeParse(value).error?.issues.length ?? 0;
`;
    return writeWork(`${subject.folder}/measured.mjs`, text);
  },
  async shipped(subject, names) {
    const lines = names
      .map(identifierOf)
      .map((name) => `export const validate${name} = (value) => ${name}.safeParse(value);\n`);
    return writeWork(`${subject.folder}/shipped.mjs`, `${schemasOf(subject)}\n${lines.join("")}`);
  },
};

function schemasOf({ set }: Subject): string {
  const lines = [...set].map(([name, schema]) => {
    return `const ${identifierOf(name)} = /* @__PURE__ */ ${expressionOf(ruleOf(schema))};\n`;
  });
  return `import * as z from "zod";\n${lines.join("")}`;
}

const formats: Readonly<Record<string, string>> = {
  uri: "z.url()",
  "date-time": "z.iso.datetime({ offset: true })",
  date: "z.iso.date()",
  email: "z.email()",
  uuid: "z.guid()",
  ipv4: "z.ipv4()",
  ipv6: "z.ipv6()",
};

function expressionOf(rule: Rule): string {
  switch (rule.kind) {
    case "any":
      return "z.unknown()";
    case "integer":
      return "z.int()";
    case "null":
    case "boolean":
    case "number":
      return `z.${rule.kind}()`;
    case "string":
      return `${formats[rule.format ?? ""] ?? "z.string()"}${rule.maxLength === undefined ? "" : `.max(${rule.maxLength})`}`;
    case "literals":
      return `z.literal(${quoted(rule.values)})`;
    case "reference":
      return identifierOf(rule.name);
    case "array":
      return `z.array(${expressionOf(rule.items)})`;
    case "object":
      return objectOf(rule);
    case "union":
      return unionOf(rule.members);
  }
}

/** `nullable` is what one writes by hand for a type or null. */
function unionOf(members: readonly Rule[]): string {
  const others = members.filter(({ kind }) => kind !== "null").map(expressionOf);
  const union = others.length === 1 ? String(others[0]) : `z.union([${others.join(", ")}])`;
  return others.length === members.length ? union : `z.nullable(${union})`;
}

function objectOf({ properties, additional }: ObjectRule): string {
  if (typeof additional === "object" && properties.length === 0) {
    return `z.record(z.string(), ${expressionOf(additional)})`;
  }
  const entries = properties.map(({ name, required, rule }) => {
    return `${quoted(name)}: ${required ? expressionOf(rule) : `z.optional(${expressionOf(rule)})`}`;
  });
  const shape = `{ ${entries.join(", ")} }`;
  if (typeof additional === "object") return `z.object(${shape}).catchall(${expressionOf(additional)})`;
  return `z.${additional === "closed" ? "strictObject" : "object"}(${shape})`;
}
