import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { textOf } from "../documents.js";
import { root, runNode, workFolder, writeWork } from "../places.js";
import { identifierOf, type Peer, quoted, type Subject } from "./peer.js";

/** Formats that the benchmark's schemas use or may use. */
const formats = ["uri", "date-time", "date", "email", "uuid", "ipv4", "ipv6"];

/** This project, through its command line; `compact` asks for the interpreter alone. */
export function ours(guards: "aot" | "compact"): Peer {
  return {
    name: guards === "aot" ? "specwright" : "specwright, compact",
    async measured(subject, name) {
      const schemas = await generate(subject, guards);
      const guard = `${identifierOf(name)}Guard`;
      return writeWork(
        `${subject.folder}/measured.ts`,
        `import { ${guard} } from ${quoted(join(schemas, `${identifierOf(name)}.js`))};
export const is = (value: unknown) => ${guard}.is(value);
export const count = (value: unknown) => ${guard}.issues(value).length;
`,
      );
    },
    async shipped(subject, names) {
      const schemas = await generate(subject, guards);
      const lines = names.map(identifierOf).map((name) => {
        const file = join(schemas, `${name}.js`);
        return `export { ${shippedExport(schemas, name)} } from ${quoted(file)};\n`;
      });
      return writeWork(`${subject.folder}/shipped.ts`, lines.join(""));
    },
  };
}

/** Generates the guards of a document and answers with the folder of its schemas. */
export async function generate(
  subject: Pick<Subject, "document" | "formats" | "folder">,
  guards: string,
): Promise<string> {
  const { document, folder } = subject;
  writeWork(`${folder}/openapi.json`, textOf(document));
  const settings = {
    output: "generated",
    ...(guards === "aot" ? {} : { guards }),
    ...(subject.formats ? { formats: { response: formats } } : {}),
  };
  const apis = { bench: { root: "openapi.json", "x-specwright": settings } };
  writeWork(`${folder}/redocly.yaml`, JSON.stringify({ apis }));
  const place = join(workFolder, folder);
  await runNode([join(root, "dist/cli.js"), "generate", "--quiet"], place);
  return join(place, "generated/schemas");
}

/** `validateX`, or the guard with its explanation where there is no such function. */
function shippedExport(schemas: string, name: string): string {
  const file = join(schemas, `${name}.ts`);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return text.includes(`validate${name}`) ? `validate${name}` : `${name}Guard`;
}
