// Bundles what `specwright` runs into two scripts: the compilers, and everything else.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** Loaded by few commands, and each for a good part of its time. */
const external = ["redos-detector", "tar", "tinypool"];

/**
 * Writes `cli-<hash>.cjs` and `compilers-<hash>.cjs` to `dist/bundle/`, and the licenses of what is in them.
 *
 * Loading some 600 modules takes longer than generating a small client, and so does a second TypeScript: openapi-typescript is given
 * ts-morph's. As CommonJS, since only scripts can be compiled ahead in Node 20 (`src/start/load-bundle.ts`).
 */
export async function bundleCommandLine(root) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    target: "node20",
    legalComments: "none",
    metafile: true,
    outdir: "dist/bundle",
    outExtension: { ".js": ".cjs" },
    external,
  };
  const compilers = await build({
    ...shared,
    minifyWhitespace: true,
    stdin: { contents: 'export * from "ts-morph"; export * from "openapi-typescript";', resolveDir: root },
    entryNames: "compilers-[hash]",
    plugins: [oneTypeScript('import { ts } from "@ts-morph/common"; export default ts;'), onlyWhatIsUsed],
  });
  const compilersName = basename(Object.keys(compilers.metafile.outputs)[0]);
  const commandLine = await build({
    ...shared,
    entryPoints: { cli: "dist/start/entry.js" },
    entryNames: "cli-[hash]",
    // The hash in the name stands for the whole generator, and the runtime is a part of it that is not bundled.
    banner: {
      js: `/* ${hashOfRuntime(root)} */ const bundleUrl = require("node:url").pathToFileURL(__filename).href;`,
    },
    define: { "import.meta.url": "bundleUrl" },
    // A script that was compiled ahead cannot import; Node 20.19 requires modules too.
    supported: { "dynamic-import": false },
    external: [...external, "typescript"],
    plugins: [apart(compilersName), oneTypeScript('import { ts } from "ts-morph"; export default ts;')],
  });
  const results = [compilers.metafile, commandLine.metafile];
  for (const file of results.flatMap(({ outputs }) => Object.keys(outputs))) writeAsAscii(join(root, file));
  const inputs = results.flatMap((metafile) => Object.keys(metafile.inputs));
  writeFileSync(join(root, "dist/bundle/licenses.txt"), licensesOf(root, inputs));
}

/** What reads a bundle takes a byte for a letter, and esbuild escapes what is in strings but not in regular expressions. */
function writeAsAscii(file) {
  const code = readFileSync(file, "utf8");
  const escaped = code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (escaped !== code) writeFileSync(file, escaped);
}

function hashOfRuntime(root) {
  const folder = join(root, "src/runtime");
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}

/** Only `pack` needs the TypeScript that users compile with; whoever makes types is given the one that is there already. */
function oneTypeScript(contents) {
  return {
    name: "one-typescript",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^typescript$/ }, ({ importer }) =>
        /[\\/](?:emit|openapi-typescript)[\\/]/.test(importer) ? { path: "typescript", namespace: "one" } : undefined,
      );
      onLoad({ filter: /^typescript$/, namespace: "one" }, () => ({ contents, resolveDir: import.meta.dirname }));
    },
  };
}

/** What is imported of the compilers comes from the bundle of their own. */
function apart(name) {
  return {
    name: "apart",
    setup({ onResolve }) {
      onResolve({ filter: /^(?:ts-morph|openapi-typescript)$/ }, () => ({ path: `./${name}`, external: true }));
    },
  };
}

/**
 * openapi-typescript's own entry point validates and bundles with Redocly; we do not come in by it. What it uses of Redocly's references
 * never asks the network, and yet would load all of Node's modules for it.
 */
const onlyWhatIsUsed = {
  name: "only-what-is-used",
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^https-proxy-agent$/ }, ({ path }) => ({ path, namespace: "nothing" }));
    onLoad({ filter: /./, namespace: "nothing" }, () => ({ contents: "" }));
    onResolve({ filter: /^@redocly\/openapi-core/ }, async ({ path, pluginData, ...from }) =>
      pluginData === "resolved"
        ? undefined
        : { ...(await resolve(path, { ...from, pluginData: "resolved" })), sideEffects: false },
    );
  },
};

/** The licenses of the packages that the files belong to. */
function licensesOf(root, files) {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .sort()
    .map((folder) => licenseOf(join(root, folder)))
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .map((file) => `\n${readFileSync(join(folder, file), "utf8").trim()}\n`);
  return `${name} ${version} (${license})\n${texts.join("")}`;
}
