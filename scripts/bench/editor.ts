/**
 * `npm run bench:editor`: how long an editor waits for completions on GitHub's client, once it is warm.
 *
 * 150 ms are owed, after `client.` and among the names of an operations import.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "specwright-editor-"));
try {
  const document = join(root, "../shared/specs/github.json");
  const generate = [join(root, "dist/cli.js"), "generate", document, "--output", "api", "--quiet"];
  spawnSync(process.execPath, generate, { cwd: folder, stdio: "inherit" });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  measure(
    "after `client.`",
    'import { createClient } from "./api/index.js";\nconst client = createClient();\nclient.|',
  );
  measure("in an import", 'import { | } from "./api/operations/issues.js";\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Asks 11 times where `|` stands, after an edit each, as typing is; the first is cold. */
function measure(name: string, marked: string): void {
  const file = join(folder, "main.ts");
  let version = 0;
  const text = (): string => `${marked.replace("|", "")}\n// ${version}`;
  const service = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => true,
    getCurrentDirectory: () => folder,
    getCompilationSettings: () => ({ strict: true, module: ts.ModuleKind.NodeNext, types: [], skipLibCheck: true }),
    getScriptFileNames: () => [file],
    getScriptVersion: (path) => (path === file ? String(version) : "1"),
    getScriptSnapshot: (path) => ts.ScriptSnapshot.fromString(path === file ? text() : (ts.sys.readFile(path) ?? "")),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
  });
  const times: number[] = [];
  let count = 0;
  for (version = 1; version <= 11; version++) {
    const startedAt = performance.now();
    count = service.getCompletionsAtPosition(file, marked.indexOf("|"), {})?.entries.length ?? 0;
    times.push(performance.now() - startedAt);
  }
  const [cold = NaN, ...warm] = times;
  const median = warm.sort((left, right) => left - right)[5] ?? NaN;
  console.log(`${name}: ${median.toFixed(0)} ms warm, ${cold.toFixed(0)} ms cold, ${count} entries`);
}
