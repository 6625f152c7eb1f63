import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, issueOf, type Location } from "../model/issue.js";
import { withImportExtension } from "./rewrite-imports.js";

/** What is wrong with a name for JSR, which knows scoped names alone. */
export function jsrNameIssue(name: string, place: Location): Issue | undefined {
  if (/^@[a-z][a-z0-9-]{1,19}\/[a-z0-9][a-z0-9-]{1,57}$/.test(name)) return undefined;
  const hint = "It is `@scope/name`, in small letters, digits and hyphens.";
  return issueOf("package-invalid", place, `\`${name}\` is no name for a package of JSR.`, hint);
}

/** JSR's own files: `jsr.json`, and the modules as they were generated, with the extensions that JSR wants. */
export function jsrFiles(
  files: readonly EmittedFile[],
  facts: { readonly name: string; readonly version: string; readonly license: string },
  dependencies: Readonly<Record<string, string>>,
): readonly EmittedFile[] {
  const sources = files.map(({ path, text }) => ({ path: `src/${path}`, text: withImportExtension(text, ".ts") }));
  // JSR knows no patterns, so each module is named.
  const modules = files.map(({ path }) => path).filter((path) => path !== "index.ts");
  const manifest = {
    ...facts,
    exports: {
      ".": "./src/index.ts",
      ...Object.fromEntries([...modules].sort().map((path) => [`./${path.replace(/\.ts$/, "")}`, `./src/${path}`])),
    },
    imports: Object.fromEntries(
      Object.entries(dependencies).map(([name, version]) => [name, `npm:${name}@${version}`]),
    ),
    publish: { include: ["src", "jsr.json", "README.md", "CHANGELOG.md", "LICENSE"] },
  };
  return [...sources, { path: "jsr.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` }];
}
