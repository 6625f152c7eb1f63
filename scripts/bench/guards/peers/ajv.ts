import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { writeWork } from "../places.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** ajv's standalone code; with `mode` "fast", with the formats that only look at the outline. */
export function ajv(mode: "full" | "fast"): Peer {
  return {
    name: mode === "full" ? "ajv standalone" : "ajv standalone, fast formats",
    formatsOnly: mode === "fast",
    async measured(subject, name) {
      const first = writeWork(`${subject.folder}/first.mjs`, codeOf(subject, [name], mode, false));
      const all = writeWork(`${subject.folder}/all.mjs`, codeOf(subject, [name], mode, true));
      const text = `import { ${identifierOf(name)} as first } from ${quoted(first)};
import { ${identifierOf(name)} as all } from ${quoted(all)};
export const is = (value) => first(value);
export const count = (value) => (all(value) ? 0 : all.errors.length);
`;
      return writeWork(`${subject.folder}/measured.mjs`, text);
    },
    async shipped(subject, names) {
      return writeWork(`${subject.folder}/shipped.mjs`, codeOf(subject, names, mode, true));
    },
  };
}

function codeOf(
  { set, formats }: Subject,
  names: readonly string[],
  mode: "full" | "fast",
  allErrors: boolean,
): string {
  const ajv = new Ajv2020({ allErrors, strict: false, logger: false, code: { source: true, esm: true } });
  if (formats) addFormats.default(ajv, { mode });
  ajv.addSchema({ $id: "bench", $defs: Object.fromEntries(set) });
  const exported = Object.fromEntries(names.map((name) => [identifierOf(name), `bench#/$defs/${name}`]));
  return standaloneCode.default(ajv, exported);
}
