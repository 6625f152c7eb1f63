import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** One change of one place in the sources. */
export interface Mutant {
  readonly id: string;
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
}

/** A copy of the project with every mutant in its sources, each behind a switch. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  readonly folder: string;
  remove(): void;
}

/** The guard compiler, and all of the runtime that decides or explains. */
function mutatedFiles(): readonly string[] {
  const compiler = readdirSync(join(root, "src/emit/guard")).map((name) => `src/emit/guard/${name}`);
  const interpreter = readdirSync(join(root, "src/runtime"))
    .filter((name) => /^(?:check|compact|describe|explain|find|guard|matches|valid|with-formats)/.test(name))
    .filter((name) => name !== "check-body.ts")
    .map((name) => `src/runtime/${name}`);
  return [...compiler, ...interpreter];
}

const silent = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => true,
  isErrorEnabled: () => true,
  isFatalEnabled: () => true,
};

function ignore(): void {}

/** Copies the project's sources, puts the mutants of Stryker's instrumenter into them. */
export async function instrument(): Promise<Instrumented> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-mutation-"));
  for (const part of ["src", "test", "package.json", "tsconfig.json"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const sources = mutatedFiles().map((file) => {
    return { name: join(folder, file), mutate: true as const, content: readFileSync(join(root, file), "utf8") };
  });
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files, mutants } = await new Instrumenter(silent).instrument(sources, options);
  for (const { name, content } of files) writeFileSync(name, content);
  return {
    folder,
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => {
      const file = relative(folder, fileName);
      const { start, end } = location;
      const original = textBetween(readFileSync(join(root, file), "utf8"), start, end);
      return { id, file, line: start.line + 1, kind: mutatorName, original, replacement };
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Position {
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
}

function textBetween(text: string, start: Position, end: Position): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join("\n");
}
