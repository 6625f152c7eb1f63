/**
 * `npm run bench:editor`: how long an editor waits for completions on GitHub's client, once it is warm.
 *
 * 150 ms are owed, after `client.` and among the names of an operations import. It asks what VS Code asks, of TypeScript's server in a
 * process of its own, in a project that has the whole client as its source; each time after an edit, as typing is.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type EditorServer, startEditorServer } from "./tsserver.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "specwright-editor-"));
const file = join(folder, "main.ts");

/** What VS Code tells the server of itself, as far as completions depend on it. */
const preferences = {
  includeCompletionsForModuleExports: true,
  includeCompletionsForImportStatements: true,
  includeCompletionsWithSnippetText: true,
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
  includeCompletionsWithClassMemberSnippets: true,
  includeCompletionsWithObjectLiteralMethodSnippets: true,
  allowIncompleteCompletions: true,
};

/** Where `|` is, completions are asked for. */
const places = {
  "after `client.`": 'import { createClient } from "./api/index.js";\nconst client = createClient();\nclient.|',
  "after `client.`, alone": 'import { createClient } from "./api/client.js";\nconst client = createClient();\nclient.|',
  "in an import of operations": 'import { | } from "./api/operations/issues.js";\n',
  "in an import of the index": 'import { | } from "./api/index.js";\n',
};

try {
  const document = join(root, "../shared/specs/github.json");
  const generate = [join(root, "dist/cli.js"), "generate", document, "--output", "api", "--quiet"];
  const { status } = spawnSync(process.execPath, generate, { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error("GitHub's document is not generated.");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const compilerOptions = { strict: true, target: "es2022", module: "nodenext", types: [], skipLibCheck: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  for (const [name, marked] of Object.entries(places)) await measure(name, marked);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Asks 21 times in a server of its own; the first is cold. */
async function measure(name: string, marked: string): Promise<void> {
  const lines = marked.slice(0, marked.indexOf("|")).split("\n");
  const place = { file, line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 };
  const server = startEditorServer();
  try {
    await server.ask("configure", { preferences });
    server.tell("open", { file, fileContent: `${marked.replace("|", "")}\n`, scriptKindName: "TS" });
    const times: number[] = [];
    let count = 0;
    for (let turn = 0; turn <= 20; turn++) {
      const startedAt = performance.now();
      type(server, lines.length + 1);
      count = countOf(await server.ask("completionInfo", { ...place, triggerKind: 1 }));
      times.push(performance.now() - startedAt);
    }
    const [cold = NaN, ...warm] = times;
    const median = warm.sort((left, right) => left - right)[10] ?? NaN;
    console.log(`${name}: ${median.toFixed(0)} ms warm, ${cold.toFixed(0)} ms cold, ${count} entries`);
  } finally {
    server.close();
  }
}

/** Types a character at the beginning of a line. */
function type(server: EditorServer, line: number): void {
  server.tell("change", { file, line, offset: 1, endLine: line, endOffset: 1, insertString: " " });
}

function countOf(body: unknown): number {
  return (body as { readonly entries: readonly unknown[] }).entries.length; // `completionInfo`, as the protocol has it
}
