import { bundledSchema } from "../json-schema.js";
import { runNode, writeWork } from "../places.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** schemasafe prints modules. */
export const schemasafe: Peer = {
  name: "schemasafe",
  async measured(subject, name) {
    const first = await moduleOf(subject, name, false);
    const all = await moduleOf(subject, name, true);
    const text = `import first from ${quoted(first)};
import all from ${quoted(all)};
export const is = (value) => first(value);
export const count = (value) => (all(value) ? 0 : all.errors.length);
`;
    return writeWork(`${subject.folder}/measured.mjs`, text);
  },
  async shipped(subject, names) {
    const lines: string[] = [];
    for (const name of names) {
      lines.push(`export { default as ${identifierOf(name)} } from ${quoted(await moduleOf(subject, name, true))};\n`);
    }
    return writeWork(`${subject.folder}/shipped.mjs`, lines.join(""));
  },
};

async function moduleOf({ set, folder }: Subject, name: string, all: boolean): Promise<string> {
  const options = {
    mode: "default",
    includeErrors: all,
    allErrors: all,
    $schemaDefault: "https://json-schema.org/draft/2020-12/schema",
  };
  const maker = writeWork(
    `${folder}/make.mjs`,
    `import { validator } from "@exodus/schemasafe";
const schema = ${quoted(bundledSchema(set, name))};
process.stdout.write(validator(schema, ${quoted(options)}).toModule());
`,
  );
  const code = await runNode([maker]);
  return writeWork(`${folder}/${name}-${all ? "all" : "first"}.mjs`, `export default ${code}`);
}
