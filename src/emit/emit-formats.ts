import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { oncePerObject } from "../model/once-per-object.js";
import { visitSchemas } from "../model/schema-children.js";
import type { Schema } from "../model/schema.js";
import { docComment, oneLine } from "./documentation.js";
import type { FormatConstant } from "./guard/formats.js";
import type { GuardSettings } from "./guard/guard-settings.js";
import { type Doc, print } from "./guard/layout.js";
import { listLiteral, objectLiteral, patternLiteral, stringLiteral } from "./guard/text.js";
import { createImports, fileHeader } from "./module-text.js";

/** `formats.ts`: the formats that the settings define, and those that only requests assert; `undefined` where there are none. */
export function emitFormats(api: Api, settings: GuardSettings): EmittedFile | undefined {
  if (settings.kind === "none") return undefined;
  const guarded = api.schemas.filter((schema) => schema.guarded);
  const used = new Set(guarded.flatMap(({ schema }) => formatsIn(schema)));
  const sent = new Set(
    guarded.filter(({ name }) => settings.sent.has(name)).flatMap(({ schema }) => formatsIn(schema)),
  );
  const request = [...settings.requestFormats.values()].filter(({ format }) => sent.has(format));
  const response = [...settings.formats.values()].filter(({ format }) => used.has(format));
  const custom = [...response, ...request].filter(({ pattern }) => pattern !== undefined);
  if (custom.length === 0 && request.length === 0) return undefined;
  const imports = createImports("formats.ts");
  imports.addType("runtime/format.js", "Format");
  for (const { name, module } of request.filter((each) => !custom.includes(each)))
    imports.addValue(`${module}.js`, name);
  const parts = [...custom.map(customText), ...(request.length === 0 ? [] : [requestText(request)])];
  return { path: "formats.ts", text: `${fileHeader(api.source)}${imports.text()}${parts.join("\n")}` };
}

/** The formats of the strings in a schema, each once. */
export const formatsIn: (schema: Schema) => readonly string[] = oncePerObject((schema) => {
  const formats = new Set<string>();
  visitSchemas(schema, (each) => {
    if (each.kind === "string" && each.format !== undefined) formats.add(each.format);
  });
  return [...formats];
});

function customText({ format, name, pattern = "" }: FormatConstant): string {
  const constant = name.replace(/Format$/, "Pattern");
  const value = objectLiteral([
    ["name", stringLiteral(format)],
    ["test", `(text) => ${constant}.test(text)`],
  ]);
  const comment = docComment([`The format \`${oneLine(format)}\`, as the settings define it.`]);
  const declaration = print([`export const ${name}: Format = `, value, ";"]);
  return `const ${constant} = ${patternLiteral(pattern, flagsOf(pattern))};\n\n${comment}${declaration}\n`;
}

function requestText(formats: readonly FormatConstant[]): string {
  const comment = docComment(["The formats that are asserted in the bodies of requests alone."]);
  const list: Doc = listLiteral(formats.map(({ name }) => name));
  return `${comment}${print(["export const requestFormats: readonly Format[] = ", list, ";"])}\n`;
}

function flagsOf(pattern: string): "u" | "" {
  try {
    new RegExp(pattern, "u");
    return "u";
  } catch {
    return "";
  }
}
