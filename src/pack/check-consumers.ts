import ts from "typescript";
import type { CheckedPackage } from "./check-package.js";
import { compilerOptionsFor, resolutions, type Resolution } from "./consumer-options.js";
import { publishedFiles, textOf } from "./package-file.js";
import { diagnosticsOf, problemsIn, virtualHost, virtualRoot } from "./virtual-host.js";
import { environmentFile, virtualPackage } from "./virtual-package.js";

/**
 * What keeps strict projects from compiling against the package: one that imports every module there is, and that
 * exports what it makes of one of them, for each way of finding modules. The first few problems of each.
 */
export function checkConsumers(checked: CheckedPackage): readonly string[] {
  return resolutions.flatMap((resolution) => problemsOf(checked, resolution).slice(0, 5));
}

function problemsOf({ name, files, cjs }: CheckedPackage, resolution: Resolution): readonly string[] {
  const options = {
    ...compilerOptionsFor(resolution),
    declaration: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
  };
  const text = consumerText(
    name,
    files.map(({ path }) => path),
  );
  const consumers = new Map([
    [`${virtualRoot}/consumer.mts`, text],
    ...(cjs && resolution !== "bundler" ? [[`${virtualRoot}/consumer.cts`, text] as const] : []),
    ...exampleFiles(textOf(files, "README.md") ?? ""),
    environmentFile,
  ]);
  const host = virtualHost(new Map([...virtualPackage(name, publishedFiles(files)), ...consumers]), options);
  const program = ts.createProgram([...consumers.keys()], options, host);
  return problemsIn(program, diagnosticsOf(program)).map((problem) => `${resolution}: ${problem}`);
}

/** Exports of everything that the package lets one import. */
function consumerText(name: string, paths: readonly string[]): string {
  const modules = paths.flatMap((path) => /^dist\/(.+)\.d\.ts$/.exec(path)?.[1] ?? []);
  const specifiers = modules.map((module) => (module === "index" ? name : `${name}/${module}`));
  return specifiers.map((from, index) => `export * as module${index} from ${JSON.stringify(from)};\n`).join("");
}

/** Every block of TypeScript in the README, as a module. */
function exampleFiles(readme: string): readonly (readonly [path: string, text: string])[] {
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
  return blocks.map((code, index) => [`${virtualRoot}/readme-${index}.mts`, code] as const);
}
