import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect } from "vitest";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { defaultSettings, type GuardKind } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The whole output for a document, whose path is relative to the repository. */
export async function outputOf(file: string, guards: GuardKind = "aot"): Promise<readonly EmittedFile[]> {
  const { value: document } = await loadDocument(file, root);
  if (document === undefined) expect.fail(`${file} cannot be read.`);
  const { value: api } = resolveApi(document, defaultSettings);
  if (api === undefined) expect.fail(`${file} has no API.`);
  return emitApi(api, await loadRuntime(), { ...defaultSettings, guards });
}

/** What an application ships of an output. */
export interface Bundle {
  /** Minified and compressed with gzip -9, in bytes. */
  readonly gzipped: number;
  /** The modules of the runtime that something is left of, without folder and extension. */
  readonly runtime: readonly string[];
}

/** Bundles `code` over an output, as an application for browsers would be. */
export async function bundleOf(output: readonly EmittedFile[], code: string): Promise<Bundle> {
  const texts = new Map(output.map(({ path, text }) => [path, text]));
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    plugins: [
      {
        name: "output",
        setup: ({ onLoad, onResolve }) => {
          onResolve({ filter: /^\.{1,2}\// }, ({ path, importer }) => ({
            path: posix.join(posix.dirname(importer === "<stdin>" ? "x" : importer), path).replace(/\.js$/, ".ts"),
            namespace: "output",
          }));
          onLoad({ filter: /.*/, namespace: "output" }, ({ path }) => {
            return { contents: texts.get(path) ?? "", loader: "ts", resolveDir: root };
          });
        },
      },
    ],
  });
  const [bundled] = Object.values(metafile.outputs);
  const inputs = bundled?.inputs ?? {};
  const left = Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
  return {
    gzipped: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length,
    runtime: left.flatMap((path) => /runtime\/([^/]+)\.ts$/.exec(path)?.[1] ?? []).sort(),
  };
}
