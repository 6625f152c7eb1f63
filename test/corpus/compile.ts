import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EmittedFile } from "../../src/model/emitted-file.js";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Folders of `node_modules` that hold the compilers that users may have. */
export const compilers = { "5.9": "typescript", "6": "typescript-6", "7": "typescript-7" } as const;

/** How a user's compiler finds modules. */
export type Resolution = "nodenext" | "bundler";

const strictOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  noEmit: true,
  declaration: true,
  strict: true,
  skipLibCheck: true,
};

/** Every flag with which a user may be strict. */
const compilerOptions = {
  ...strictOptions,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  forceConsistentCasingInFileNames: true,
};

/** A package of somebody else, with outputs in folders of their own. */
export interface Workspace {
  readonly folder: string;
  remove(): void;
}

/** Writes outputs to a fresh package that has the same packages installed as this one. */
export function createWorkspace(outputs: ReadonlyMap<string, readonly EmittedFile[]>): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "specwright-corpus-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  symlinkSync(modules, join(folder, "node_modules"));
  for (const [name, files] of outputs) {
    for (const file of files) {
      const path = join(folder, "src", name, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.text);
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a compiler has to say about a workspace: nothing, if all is well; with every flag, or with those alone that most people have. */
export async function compile(
  { folder }: Workspace,
  compiler: keyof typeof compilers,
  resolution: Resolution,
  flags: "every flag" | "strict" = "every flag",
): Promise<string> {
  const config = join(folder, `tsconfig.${compiler}.${resolution}.json`);
  const module = resolution === "bundler" ? "esnext" : resolution;
  const given = flags === "strict" ? strictOptions : compilerOptions;
  const options = { ...given, module, moduleResolution: resolution };
  writeFileSync(config, JSON.stringify({ compilerOptions: options, include: ["src"] }));
  const child = spawn(process.execPath, [
    join(modules, compilers[compiler], "bin/tsc"),
    "-p",
    config,
    "--pretty",
    "false",
  ]);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  const output = chunks.join("").trim();
  return output === "" && exitCode !== 0 ? `exit code ${exitCode}` : output;
}
