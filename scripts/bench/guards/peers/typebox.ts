import { bundledSchema } from "../json-schema.js";
import { writeWork } from "../places.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** typebox 1 compiles JSON Schema at run time; its list of errors stops at 8. */
export const typebox: Peer = {
  name: "typebox",
  async measured(subject, name) {
    const text = `import { Compile } from "typebox/schema";
const validator = Compile(${quoted(bundledSchema(subject.set, name))});
export const is = (value) => validator.Check(value);
export const count = (value) => validator.Errors(value)[1].length;
`;
    return writeWork(`${subject.folder}/measured.mjs`, text);
  },
  async shipped(subject, names) {
    return writeWork(`${subject.folder}/shipped.mjs`, shippedText(subject, names));
  },
};

function shippedText({ set }: Subject, names: readonly string[]): string {
  const lines = names.map((name) => {
    const schema = `{ ...${quoted({ $ref: `#/$defs/${name}` })}, $defs }`;
    return `export const validate${identifierOf(name)} = /* @__PURE__ */ Compile(${schema});\n`;
  });
  return `import { Compile } from "typebox/schema";
const $defs = ${quoted(Object.fromEntries(set))};
${lines.join("")}`;
}
