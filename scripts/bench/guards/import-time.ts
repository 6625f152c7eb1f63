import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleMinified, sizeOf } from "./bundle.js";
import { readGithub } from "./documents.js";
import { generate } from "./peers/ours.js";
import { runNode, writeWork } from "./places.js";
import type { Say } from "./speed.js";

/** What it costs to import a bundle in a fresh process. */
export interface ImportCost {
  readonly name: string;
  readonly bytes: number;
  /** CPU time, which others on the machine cannot stretch. */
  readonly milliseconds: Spread;
  /** Growth of the resident set. */
  readonly megabytes: Spread;
}

/** Of several processes. */
export interface Spread {
  readonly minimum: number;
  readonly median: number;
}

const processes = 10;

/** Imports all of GitHub's guards, and an empty module for comparison. */
export async function measureImports(say: Say): Promise<readonly ImportCost[]> {
  say("bundling all of GitHub's guards");
  const guards = {
    name: "specwright, all of GitHub's guards",
    file: bundleMinified(await allGuards(), "import/all.mjs"),
  };
  const empty = { name: "an empty module", file: writeWork("import/empty.mjs", "export {};\n") };
  const importer = writeWork("import/importer.mjs", importerText);
  const costs: ImportCost[] = [];
  for (const { name, file } of [empty, guards]) {
    say(`importing ${name}`);
    const reports: { readonly milliseconds: number; readonly megabytes: number }[] = [];
    for (let round = 0; round < processes; round += 1) reports.push(JSON.parse(await runNode([importer, file])));
    costs.push({
      name,
      bytes: sizeOf(file).bytes,
      milliseconds: spreadOf(reports.map(({ milliseconds }) => milliseconds)),
      megabytes: spreadOf(reports.map(({ megabytes }) => megabytes)),
    });
  }
  return costs;
}

const importerText = `const before = process.memoryUsage.rss();
const startedAt = process.cpuUsage();
globalThis.kept = await import(process.argv[2]);
const { user, system } = process.cpuUsage(startedAt);
const milliseconds = (user + system) / 1000;
const megabytes = (process.memoryUsage.rss() - before) / 1e6;
process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
`;

/** A module of every guard with its explanation: an application exports few of the functions beside them. */
async function allGuards(): Promise<string> {
  const schemas = await generate({ document: readGithub(), formats: false, folder: "import" }, "aot");
  const lines = readdirSync(schemas).map((file) => {
    const [, name] = /export const (\w+Guard): Guard</.exec(readFileSync(join(schemas, file), "utf8")) ?? [];
    const module = JSON.stringify(join(schemas, file.replace(/ts$/, "js")));
    return name === undefined ? "" : `export { ${name} } from ${module};\n`;
  });
  return writeWork("import/all.ts", lines.join(""));
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  return { minimum: sorted[0] ?? NaN, median: sorted[sorted.length >> 1] ?? NaN };
}
