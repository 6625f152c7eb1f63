/**
 * `npm run bench:types` (after `npm ci --prefix scripts/bench/types`): what `tsc` takes for a program with all of GitHub's generated client,
 * beside hey-api's output with its schemas for zod, and beside the types of openapi-typescript alone.
 *
 * Whole processes that take turns, three rounds unless another number is given; ratios are of processors' time. As a package, our client is
 * declarations, which `skipLibCheck` leaves alone, as most projects do.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { rollUpDeclarations } from "../../src/pack/roll-up-declarations.js";

interface Measurement {
  readonly seconds: number;
  readonly megabytes: number;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const peers = join(root, "scripts/bench/types/node_modules");
const document = join(root, "../shared/specs/github.json");
const folder = mkdtempSync(join(tmpdir(), "specwright-types-"));

const programs = {
  nothing: "export {};",
  source: 'export * from "./specwright/index.js";',
  packed: 'export * from "./dist/index.js";',
  heyApi: 'export * from "./hey-api/index.js";\nexport * as schemas from "./hey-api/zod.gen.js";',
  types: 'export type * from "./openapi-typescript.js";',
};

type Program = keyof typeof programs;

const programNames = Object.keys(programs) as Program[]; // of the object above

const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
};

/** Loaded into the compiler before its own code: says at the end what the process has used. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync("usage.json", JSON.stringify(process.resourceUsage())));
`)}`;

try {
  generate();
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(folder, `${name}.ts`), `${text}\n`);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  }
  const rounds = Array.from({ length: Number(process.argv[2] ?? 3) }, () => programNames.map(check));
  report(new Map(programNames.map((name, index) => [name, medianOf(rounds.flatMap((round) => round[index] ?? []))])));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function generate(): void {
  const heyApi = {
    input: document,
    output: "hey-api",
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", { name: "@hey-api/sdk", validator: true }, "zod"],
    logs: { level: "silent" },
  };
  writeFileSync(join(folder, "hey-api.mjs"), `export default ${JSON.stringify(heyApi)};\n`);
  run(join(root, "dist/cli.js"), "generate", document, "--output", "specwright", "--quiet");
  run(join(root, "node_modules/openapi-typescript/bin/cli.js"), document, "--output", "openapi-typescript.ts");
  run(join(peers, "@hey-api/openapi-ts/bin/run.js"), "--file", "hey-api.mjs");
  declare();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "node_modules/openapi-fetch"), join(folder, "node_modules/openapi-fetch"));
  symlinkSync(join(peers, "zod"), join(folder, "node_modules/zod"));
}

/** The declarations of our output, as a package has them. */
function declare(): void {
  const declarations = readdirSync(join(folder, "specwright"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => {
      const source = readFileSync(join(folder, "specwright", path), "utf8");
      const { outputText: text } = ts.transpileDeclaration(source, { compilerOptions: { isolatedDeclarations: true } });
      return { path: `dist/${path.replace(/\.ts$/, ".d.ts")}`, text };
    });
  for (const { path, text } of rollUpDeclarations(declarations)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function check(name: Program): Measurement {
  run("--import", meter, join(root, "node_modules/typescript/bin/tsc"), "-p", `${name}.json`);
  const usage: NodeJS.ResourceUsage = JSON.parse(readFileSync(join(folder, "usage.json"), "utf8"));
  return { seconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6, megabytes: usage.maxRSS / 1024 };
}

function run(...parameters: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${parameters.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
}

function medianOf(measurements: readonly Measurement[]): Measurement {
  const median = (values: readonly number[]): number =>
    values.toSorted((left, right) => left - right)[values.length >> 1] ?? NaN;
  return {
    seconds: median(measurements.map(({ seconds }) => seconds)),
    megabytes: median(measurements.map(({ megabytes }) => megabytes)),
  };
}

function report(medians: ReadonlyMap<Program, Measurement>): void {
  for (const [name, { seconds, megabytes }] of medians) {
    console.log(`${name.padEnd(8)} ${seconds.toFixed(2).padStart(6)} s ${megabytes.toFixed(0).padStart(5)} MB`);
  }
  const ratio = (ours: Program, other: Program): string =>
    ((medians.get(ours)?.seconds ?? NaN) / (medians.get(other)?.seconds ?? NaN)).toFixed(2);
  console.log(
    `beside hey-api with zod:   source ${ratio("source", "heyApi")}, packed ${ratio("packed", "heyApi")}; owed 0.60`,
  );
  console.log(
    `beside types alone:        source ${ratio("source", "types")}, packed ${ratio("packed", "types")}; owed 1.00`,
  );
}
