/** What a module imports, by the module it comes from; names that are only types are kept apart. */
export interface Imports {
  addValue(from: string, name: string): void;
  addType(from: string, name: string): void;
  /** Import declarations in a stable order, ending with a blank line; empty for none. */
  text(): string;
  /** Where something is imported from. */
  sources(): readonly string[];
}

/**
 * Makes an empty list of imports for the module at `path` in the output, such as `schemas/Pet.ts`.
 *
 * Sources are packages, or paths from the root with the extension `.js`.
 */
export function createImports(path: string): Imports {
  const bySource = new Map<string, Map<string, "type" | "value">>();
  const add = (from: string, name: string, kind: "type" | "value"): void => {
    const names = bySource.get(from) ?? new Map<string, "type" | "value">();
    if (names.get(name) !== "value") names.set(name, kind);
    bySource.set(from, names);
  };
  return {
    addValue: (from, name) => add(from, name, "value"),
    addType: (from, name) => add(from, name, "type"),
    text: () => {
      const folders = path.split("/").slice(0, -1);
      const names = new Map([...bySource].map(([source, names]) => [specifierOf(source, folders), names]));
      const lines = sorted([...names.keys()]).map((from) => importLine(from, names.get(from) ?? new Map()));
      return lines.length === 0 ? "" : `${lines.join("")}\n`;
    },
    sources: () => [...bySource.keys()],
  };
}

/** How a module in these folders, the outermost first, writes where something comes from. */
function specifierOf(source: string, folders: readonly string[]): string {
  if (!source.endsWith(".js")) return source;
  let rest = source;
  let depth = 0;
  while (depth < folders.length && rest.startsWith(`${folders[depth]}/`)) {
    rest = rest.slice(rest.indexOf("/") + 1);
    depth++;
  }
  return `${"../".repeat(folders.length - depth) || "./"}${rest}`;
}

/** How a module at `path` in the output writes its root: `./`, `../`, `../../` … */
export function rootFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1) || "./";
}

/** The declaration that imports these names, or exports them once more. */
export function importLine(
  from: string,
  names: ReadonlyMap<string, "type" | "value">,
  keyword: "import" | "export" = "import",
): string {
  let isTypeOnly = true;
  for (const kind of names.values()) isTypeOnly &&= kind === "type";
  const parts = sorted([...names.keys()]).map((name) =>
    names.get(name) === "type" && !isTypeOnly ? `type ${name}` : name,
  );
  const head = isTypeOnly ? `${keyword} type` : keyword;
  const line = `${head} { ${parts.join(", ")} } from ${JSON.stringify(from)};\n`;
  return line.length <= 121
    ? line
    : `${head} {\n${parts.map((part) => `  ${part},\n`).join("")}} from ${JSON.stringify(from)};\n`;
}

function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort((left, right) => (left < right ? -1 : 1));
}

/** The first lines of every generated file: where it comes from, and that linters need not look. */
export function fileHeader(source: string): string {
  const oneLine = source.replaceAll(/[\r\n\u2028\u2029]+/g, " ");
  return [
    `// @generated from ${oneLine} by specwright. Do not edit; run \`npx specwright generate\`.`,
    "/* eslint-disable */",
    "// biome-ignore-all lint: generated",
    "",
    "",
  ].join("\n");
}

/** Gives relative imports and exports the extension that the output's compiler wants. */
export function withImportExtension(text: string, extension: ".js" | ".ts"): string {
  if (extension === ".js") return text;
  return text.replaceAll(/^((?:import|export|\})[^"\n]*from "\.{1,2}\/[^"\n]*)\.js";$/gm, `$1${extension}";`);
}

/** A key of an object literal; `__proto__` must be computed, or it would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
