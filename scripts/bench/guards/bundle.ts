import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { here, root, workFolder, writeWork } from "./places.js";

/** The little of esbuild that is used here; this folder's own copy has no types for the rest of the project. */
interface Esbuild {
  buildSync(options: Readonly<Record<string, unknown>>): unknown;
}

const esbuild = (): Esbuild => createRequire(join(here, "package.json"))("esbuild") as Esbuild; // see above

/** Bundles a module as an application for browsers would, minified, and answers with the path. */
export function bundleMinified(entry: string, output: string): string {
  return bundle(entry, output, { minify: true, platform: "neutral", mainFields: ["module", "main"] });
}

/** Bundles a module for Node, readable. */
export function bundleForNode(entry: string, output: string): string {
  return bundle(entry, output, { platform: "node" });
}

/** What a function of `child/`, in the file of its name, does with the `is` and `count` of a module, as one file for Node. */
export function bundleChild(child: "measure" | "judge", module: string, folder: string): string {
  const text = `import { count, is } from ${JSON.stringify(module)};
import { ${child} } from ${JSON.stringify(join(here, `child/${child}.ts`))};
${child}({ count, is });
`;
  return bundleForNode(writeWork(`${folder}/entry.ts`, text), `${folder}/bundle.mjs`);
}

/** The size of a file, as it is and compressed by gzip -9. */
export function sizeOf(file: string): { readonly bytes: number; readonly gzipped: number } {
  const content = readFileSync(file);
  return { bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
}

function bundle(entry: string, output: string, options: Readonly<Record<string, unknown>>): string {
  const outfile = join(workFolder, output);
  esbuild().buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
    absWorkingDir: root,
    tsconfigRaw: {},
    // CommonJS inside of a bundle, ajv's helpers for one, wants a `require` that esbuild does not give to modules of Node.
    nodePaths: [join(here, "node_modules")],
    ...options,
  });
  return outfile;
}
