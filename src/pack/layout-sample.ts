import type { Sample } from "./sample-value.js";

/** How long a line of an example may be. */
export const printWidth = 80;

/** A value as code: in one line where it fits, else a line for each item or member. */
export function layoutSample(sample: Sample, indent = "", before = 0): string {
  const flat = flatCode(sample);
  if (indent.length + before + flat.length <= printWidth || "code" in sample) return flat;
  if ("callee" in sample)
    return `${sample.callee}(${layoutSample(sample.argument, indent, before + sample.callee.length + 2)})`;
  const inner = `${indent}  `;
  if ("items" in sample) {
    return `[\n${sample.items.map((item) => `${inner}${layoutSample(item, inner)},\n`).join("")}${indent}]`;
  }
  const lines = sample.members.map(([name, value]) => {
    const key = propertyKey(name);
    return `${inner}${key}: ${layoutSample(value, inner, key.length + 2)},\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

function flatCode(sample: Sample): string {
  if ("code" in sample) return sample.code;
  if ("items" in sample) return `[${sample.items.map(flatCode).join(", ")}]`;
  if ("callee" in sample) return `${sample.callee}(${flatCode(sample.argument)})`;
  if (sample.members.length === 0) return "{}";
  return `{ ${sample.members.map(([name, value]) => `${propertyKey(name)}: ${flatCode(value)}`).join(", ")} }`;
}

function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
