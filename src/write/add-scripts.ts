import { applyEdits, modify } from "jsonc-parser";

/** The text of a `package.json` with more scripts, and not one other character. It is known to be an object. */
export function addScripts(manifest: string, scripts: Readonly<Record<string, string>>): string {
  const indent = /^([ \t]+)"/m.exec(manifest)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.length,
    eol: manifest.includes("\r\n") ? "\r\n" : "\n",
  };
  return Object.entries(scripts).reduce(
    (text, [name, script]) => applyEdits(text, modify(text, ["scripts", name], script, { formattingOptions })),
    manifest,
  );
}
