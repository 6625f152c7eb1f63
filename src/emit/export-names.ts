import type { EmittedFile } from "../model/emitted-file.js";
import { oncePerObject } from "../model/once-per-object.js";
import { importLine } from "./module-text.js";

/** What a module exports itself; comments, which a document may fill, begin every line with a star. */
const exportPattern = /export (?:async )?(function|const|class|interface|type) ([\p{ID_Start}$_][\p{ID_Continue}$]*)/uy;

/**
 * Exports once more what `file` exports, name by name. After each edit, an editor goes through all modules that stand behind an `export *`,
 * to find the one name that is asked for; a thousand schemas are too many for that.
 *
 * @param folder Where the module stands that does so, such as `operations/`; the root of the output by default.
 */
export function exportNames(file: EmittedFile, folder = ""): string {
  return importLine(`./${file.path.slice(folder.length).replace(/\.ts$/, ".js")}`, namesOf(file), "export").trimEnd();
}

const namesOf = oncePerObject(({ text }: EmittedFile) => {
  const names = new Map<string, "type" | "value">();
  for (let end = text.indexOf("\nexport "); end !== -1; end = text.indexOf("\nexport ", end + 1)) {
    exportPattern.lastIndex = end + 1;
    const [, keyword, name] = exportPattern.exec(text) ?? [];
    if (name === undefined) continue;
    const isType = keyword === "interface" || keyword === "type";
    if (names.get(name) !== "value") names.set(name, isType ? "type" : "value");
  }
  return names;
});
