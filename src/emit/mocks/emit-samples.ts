import type { Api } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { NamedSchema } from "../../model/schema.js";
import { docComment } from "../documentation.js";
import { group, hardLine, indent, ifBroken, join, print, type Doc } from "../guard/layout.js";
import { propertyKey } from "../guard/text.js";
import { createImports, fileHeader } from "../module-text.js";
import type { NamedSamples } from "./named-samples.js";
import { hasNothingElse, type Sample } from "./sample.js";

/** `mocks/samples/<Name>.ts` for the schemas that answers are made of, and for those that they call in turn. */
export function emitSamples(api: Api, samples: NamedSamples, wanted: ReadonlySet<NamedSchema>): readonly EmittedFile[] {
  const all = new Map(Array.from(wanted, (schema) => [schema.name, schema]));
  for (const schema of all.values()) for (const called of samples.of(schema)?.calls ?? []) all.set(called.name, called);
  return api.schemas
    .filter(({ name }) => all.has(name))
    .flatMap((schema) => {
      const sample = samples.of(schema);
      return sample === undefined ? [] : [emitSample(api, schema, sample)];
    });
}

function emitSample(api: Api, schema: NamedSchema, sample: Sample): EmittedFile {
  const { localName, module } = schema;
  const path = `mocks/samples/${module}.ts`;
  const imports = createImports(path);
  imports.addType(`schemas/${module}.js`, localName);
  for (const called of sample.calls) imports.addValue(`mocks/samples/${called.module}.js`, `sample${called.localName}`);
  const takesMembers = hasMembers(schema);
  const parameter = takesMembers ? `members?: Partial<${localName}>` : "";
  const comment = docComment([
    `A sample of \`${localName}\`${takesMembers ? "; `members` win over those that it has" : ""}.`,
  ]);
  const code = takesMembers ? withMembers(sample) : sample.code;
  const text = print([
    `export function sample${localName}(${parameter}): ${localName} {`,
    indent([hardLine, "return ", code, ";"]),
    hardLine,
    "}",
    hardLine,
  ]);
  return { path, text: `${fileHeader(api.source)}${imports.text()}${comment}${text}` };
}

/** Whether there are members to be named, and no others: an index signature takes no `undefined` of a `Partial`. */
function hasMembers({ schema }: NamedSchema): boolean {
  return schema.kind === "object" && hasNothingElse(schema);
}

/** The object with the given members over its own, one to a line. */
function withMembers({ members = [] }: Sample): Doc {
  const lines = members.map(([name, { code }]): Doc => [propertyKey(name), ": ", code]);
  return group(
    ["{", indent([hardLine, join([",", hardLine], [...lines, "...members"])]), ifBroken(","), hardLine, "}"],
    true,
  );
}
