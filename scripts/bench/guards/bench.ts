/**
 * `npm run bench:guards`: our guards beside the validators that people use, on the same checks, values and machine.
 *
 * `-- --rounds 5` takes five rounds instead of three; `--parts speed,size,import`, `--payloads oauth,issue` and
 * `--peers specwright,ajv` (beginnings of names) leave out the rest; `--keep` keeps what was generated and bundled. A benchmark, not a test: it ends with 0 whatever it finds.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureImports } from "./import-time.js";
import { makePayloads } from "./payloads.js";
import { ajv } from "./peers/ajv.js";
import { arktype } from "./peers/arktype.js";
import { ours } from "./peers/ours.js";
import type { Peer } from "./peers/peer.js";
import { schemasafe } from "./peers/schemasafe.js";
import { typebox } from "./peers/typebox.js";
import { typia } from "./peers/typia.js";
import { valibot } from "./peers/valibot.js";
import { zod } from "./peers/zod.js";
import { checkPlaces, removeWork } from "./places.js";
import { measureSizes } from "./sizes.js";
import { measureSpeed } from "./speed.js";
import { importTable, sizeTable, speedTables, targetTable } from "./tables.js";
import { importTargets, sizeTargets, speedTargets, type Target } from "./targets.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    parts: { type: "string", default: "speed,size,import" },
    payloads: { type: "string", default: "" },
    peers: { type: "string", default: "" },
    keep: { type: "boolean", default: false },
  },
});

const everyone: readonly Peer[] = [
  ours("aot"),
  ours("compact"),
  typia,
  typebox,
  ajv("full"),
  ajv("fast"),
  schemasafe,
  arktype,
  zod,
  valibot,
];

const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("The number of rounds must be a positive integer.");
checkPlaces();
if (!values.keep) process.once("exit", removeWork);
const parts = values.parts.split(",");
const peers = everyone.filter(({ name }) => isChosen(name, values.peers));
const targets: Target[] = [];

write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${rounds} rounds\n`);
if (parts.includes("speed")) {
  const payloads = makePayloads().filter(({ name }) => isChosen(name, values.payloads));
  const results = await measureSpeed(payloads, peers, rounds, say);
  targets.push(...speedTargets(results));
  write(`## Speed\n\n${speedTables(results)}`);
}
if (parts.includes("size")) {
  const sizes = await measureSizes(peers, say);
  targets.push(...sizeTargets(sizes));
  write(`## Bundles\n\n${sizeTable(sizes)}`);
}
if (parts.includes("import")) {
  const costs = await measureImports(say);
  targets.push(...importTargets(costs));
  write(`## Import\n\n${importTable(costs)}`);
}
write(`## Targets\n\n${targetTable(targets)}`);

function isChosen(name: string, beginnings: string): boolean {
  return beginnings === "" || beginnings.split(",").some((beginning) => name.startsWith(beginning));
}

/** Progress; not part of the report. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function write(text: string): void {
  process.stdout.write(`${text}\n`);
}
