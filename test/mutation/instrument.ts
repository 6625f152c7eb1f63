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
  /** The text of the line that the change begins on. */
  readonly within: string;
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
export function mutatedFiles(): readonly string[] {
  const compiler = readdirSync(join(root, "src/emit/guard")).map((name) => `src/emit/guard/${name}`);
  const interpreter = readdirSync(join(root, "src/runtime"))
    .filter((name) =>
      /^(?:check|compact|depth|describe|equality|explain|find|guard|matches|multiple-of|search|unique|with-formats)/.test(
        name,
      ),
    )
    .filter((name) => name !== "check-body.ts") // what a client does with issues
    .map((name) => `src/runtime/${name}`);
  return [...compiler, "src/model/schema-key.ts", "src/model/schema-children.ts", ...interpreter];
}

/** Copies the project, with the mutants of Stryker's instrumenter in the sources whose paths hold one of the texts in `only`. */
export async function instrument(only: readonly string[]): Promise<Instrumented> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-mutation-"));
  for (const part of ["src", "test", "package.json", "tsconfig.json"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  useTestRegistry(join(folder, "test"));
  const sources = mutatedFiles()
    .filter((file) => only.some((part) => file.includes(part)))
    .map((file) => {
      // The instrumenter cannot mutate the name of a getter that is a text.
      const content = readFileSync(join(root, file), "utf8").replaceAll(/\bget ("[^"]+")\(/g, "get [$1](");
      return { name: join(folder, file), mutate: true as const, content };
    });
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files, mutants } = await new Instrumenter(silent).instrument(sources, options);
  for (const { name, content } of files) writeFileSync(name, content);
  return {
    folder,
    mutants: mutants.map(({ id, fileName, location, replacement }) => {
      const file = relative(folder, fileName);
      const { start, end } = location;
      const lines = readFileSync(join(root, file), "utf8").split("\n");
      const within = lines[start.line]?.trim() ?? "";
      return { id, file, line: start.line + 1, within, original: textBetween(lines, start, end), replacement };
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Lets the tests in the copy register with `test-registry.ts`, which runs them within the process of a worker. */
function useTestRegistry(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), text.replace('from "vitest"', 'from "./mutation/test-registry.ts"'));
  }
}

interface Position {
  /** Counted from 0. */
  readonly line: number;
  readonly column: number;
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  const last = end.line - start.line;
  return lines
    .slice(start.line, end.line + 1)
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join("\n");
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
