import { resolveApi } from "../src/resolve/resolve-api.js";
import { emitApi } from "../src/emit/emit-api.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import { loadDocument } from "../src/load/load-document.js";
import { mkdirSync, writeFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
const [file, out] = process.argv.slice(2) as [string, string];
const loaded = await loadDocument(file, process.cwd());
const by: Record<string, number> = {};
const count = (issues: readonly any[]) => { for (const i of issues) { by[i.severity + " " + i.code] = (by[i.severity + " " + i.code] ?? 0) + 1; if (process.env.ISSUES) console.error(i.code, i.location.line, i.location.pointer, i.message); } };
count(loaded.issues);
if (!loaded.value) { console.error(file, "FATAL", by); process.exit(0); }
const t = performance.now();
const { value: api, issues } = resolveApi(loaded.value, { operations: {}, schemas: {} });
count(issues);
const t1 = performance.now();
const files = emitApi(api, await loadRuntime(), { importExtension: ".js" });
console.error(file, "resolve", Math.round(t1 - t), "emit", Math.round(performance.now() - t1), files.length, api.operations.length, "ops", api.schemas.length, "schemas", api.schemas.filter((s) => !s.guarded).length, "unguarded", by);
if (out) { rmSync(out, { recursive: true, force: true }); for (const f of files) { const p = join(out, f.path); mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, f.text); } }
