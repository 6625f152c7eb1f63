import { writeWork } from "../places.js";
import { type ObjectRule, type Rule, ruleOf } from "../rule.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** arktype 2 compiles its types at run time. */
export const arktype: Peer = {
  name: "arktype",
  async measured(subject, name) {
    const text = `${scopeOf(subject)}
const type = types[${quoted(identifierOf(name))}];
export const is = (value) => type.allows(value);
export const count = (value) => {
  const result = type(value);
  return result instanceof ark.errors ? result.length : 0;
};
`;
    return writeWork(`${subject.folder}/measured.mjs`, text);
  },
  async shipped(subject, names) {
    const lines = names.map(identifierOf).map((name) => `export const ${name} = types[${quoted(name)}];\n`);
    return writeWork(`${subject.folder}/shipped.mjs`, `${scopeOf(subject)}\n${lines.join("")}`);
  },
};

function scopeOf({ set }: Subject): string {
  const entries = [...set].map(([name, schema]) => {
    return `  ${quoted(identifierOf(name))}: ${definitionOf(ruleOf(schema))},\n`;
  });
  return `import { scope, type as ark } from "arktype";\nconst types = scope({\n${entries.join("")}}).export();\n`;
}

const formats: Readonly<Record<string, string>> = {
  uri: "string.url",
  "date-time": "string.date.iso",
  date: "string.date.iso",
  email: "string.email",
  uuid: "string.uuid",
  ipv4: "string.ip.v4",
  ipv6: "string.ip.v6",
};

/** A definition as an expression: a string, an object or a tuple such as `[left, "|", right]`. */
function definitionOf(rule: Rule): string {
  switch (rule.kind) {
    case "any":
      return quoted("unknown");
    case "integer":
      return quoted("number.integer");
    case "null":
    case "boolean":
    case "number":
      return quoted(rule.kind);
    case "string":
      return quoted(
        `${formats[rule.format ?? ""] ?? "string"}${rule.maxLength === undefined ? "" : ` <= ${rule.maxLength}`}`,
      );
    case "literals":
      return `["===", ${rule.values.map(quoted).join(", ")}]`;
    case "reference":
      return quoted(identifierOf(rule.name));
    case "array":
      return `[${definitionOf(rule.items)}, "[]"]`;
    case "object":
      return objectOf(rule);
    case "union":
      return rule.members.map(definitionOf).reduce((left, right) => `[${left}, "|", ${right}]`);
  }
}

function objectOf({ properties, additional }: ObjectRule): string {
  const entries = properties.map(({ name, required, rule }) => {
    return `${quoted(required ? name : `${name}?`)}: ${definitionOf(rule)}`;
  });
  if (typeof additional === "object") entries.push(`"[string]": ${definitionOf(additional)}`);
  if (additional === "closed") entries.push(`"+": "reject"`);
  return entries.length === 0 ? quoted("object") : `{ ${entries.join(", ")} }`;
}
