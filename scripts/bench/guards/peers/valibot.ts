import { writeWork } from "../places.js";
import { type ObjectRule, type Rule, ruleOf } from "../rule.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** valibot 1. */
export const valibot: Peer = {
  name: "valibot",
  async measured(subject, name) {
    const text = `${schemasOf(subject)}
export const is = (value) => v.is(${identifierOf(name)}, value);
export const count = (value) => v.safeParse(${identifierOf(name)}, value).issues?.length ?? 0;
`;
    return writeWork(`${subject.folder}/measured.mjs`, text);
  },
  async shipped(subject, names) {
    const lines = names
      .map(identifierOf)
      .map((name) => `export const validate${name} = (value) => v.safeParse(${name}, value);\n`);
    return writeWork(`${subject.folder}/shipped.mjs`, `${schemasOf(subject)}\n${lines.join("")}`);
  },
};

function schemasOf({ set }: Subject): string {
  const lines = [...set].map(([name, schema]) => {
    return `const ${identifierOf(name)} = /* @__PURE__ */ ${expressionOf(ruleOf(schema))};\n`;
  });
  return `import * as v from "valibot";\n${lines.join("")}`;
}

const formats: Readonly<Record<string, string>> = {
  uri: "v.url()",
  "date-time": "v.isoTimestamp()",
  date: "v.isoDate()",
  email: "v.email()",
  uuid: "v.uuid()",
  ipv4: "v.ipv4()",
  ipv6: "v.ipv6()",
};

function expressionOf(rule: Rule): string {
  switch (rule.kind) {
    case "any":
      return "v.unknown()";
    case "integer":
      return "v.pipe(v.number(), v.integer())";
    case "null":
    case "boolean":
    case "number":
      return `v.${rule.kind}()`;
    case "string":
      return stringOf(rule.format, rule.maxLength);
    case "literals":
      return `v.picklist(${quoted(rule.values)})`;
    case "reference":
      return identifierOf(rule.name);
    case "array":
      return `v.array(${expressionOf(rule.items)})`;
    case "object":
      return objectOf(rule);
    case "union":
      return unionOf(rule.members);
  }
}

function stringOf(format = "", maxLength?: number): string {
  const actions = [formats[format], maxLength === undefined ? undefined : `v.maxLength(${maxLength})`];
  const pipe = ["v.string()", ...actions.filter((action) => action !== undefined)];
  return pipe.length === 1 ? "v.string()" : `v.pipe(${pipe.join(", ")})`;
}

function unionOf(members: readonly Rule[]): string {
  const others = members.filter(({ kind }) => kind !== "null").map(expressionOf);
  const union = others.length === 1 ? String(others[0]) : `v.union([${others.join(", ")}])`;
  return others.length === members.length ? union : `v.nullable(${union})`;
}

function objectOf({ properties, additional }: ObjectRule): string {
  if (typeof additional === "object" && properties.length === 0) {
    return `v.record(v.string(), ${expressionOf(additional)})`;
  }
  const entries = properties.map(({ name, required, rule }) => {
    return `${quoted(name)}: ${required ? expressionOf(rule) : `v.optional(${expressionOf(rule)})`}`;
  });
  const shape = `{ ${entries.join(", ")} }`;
  if (typeof additional === "object") return `v.objectWithRest(${shape}, ${expressionOf(additional)})`;
  return `v.${additional === "closed" ? "strictObject" : "object"}(${shape})`;
}
