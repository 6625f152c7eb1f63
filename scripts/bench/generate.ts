/**
 * `npm run bench`: Specwright beside openapi-typescript and Redocly's generator on the same documents, as whole processes that take turns,
 * and what is owed.
 *
 * Specwright makes types, guards and a client, openapi-typescript types alone, Redocly's generator a client and schemas of zod.
 * `npm run bench -- 7` takes seven rounds instead of five, and `-- 3 Flexslot` one document.
 */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  inProject,
  machine,
  measure,
  type Measurement,
  medians,
  root,
  roundsOf,
  row,
  specwright,
  verdict,
  write,
} from "./processes.js";

interface Program {
  readonly name: string;
  /** Arguments of Node for a document and a place that does not exist yet. */
  readonly parameters: (file: string, output: string) => readonly string[];
}

const generate = (file: string, output: string): readonly string[] =>
  specwright("generate", file, "--output", output, "--quiet");

/** What nobody can do without who sees whether anything has changed: the document and all files of the output, read and hashed. */
const readAndHash = `
  import { createHash } from "node:crypto";
  import { readdirSync, readFileSync } from "node:fs";
  import { join } from "node:path";
  const [file, output] = process.argv.slice(-2);
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of [file, ...files.map((entry) => join(entry.parentPath, entry.name))]) {
    createHash("sha256").update(readFileSync(path)).digest("hex");
  }
`;

/** They take turns in this order. The one after the first finds what that one has left behind. */
const programs = {
  fresh: { name: "specwright", parameters: generate },
  unchanged: { name: "… nothing changed", parameters: generate },
  types: {
    name: "openapi-typescript",
    parameters: (file, output) => [
      join(root, "node_modules/openapi-typescript/bin/cli.js"),
      file,
      "--output",
      `${output}.ts`,
    ],
  },
  redocly: {
    name: "generate-client",
    parameters: (file, output) => [
      join(root, "node_modules/@redocly/cli/bin/cli.js"),
      "generate-client",
      file,
      "--output",
      `${output}/client.ts`,
      "--generator",
      "typescript",
      "--generator",
      "zod",
    ],
  },
  nothing: { name: "node -e 0", parameters: () => ["-e", "0"] },
  reading: {
    name: "reading, hashing",
    parameters: (file, output) => ["--input-type=module", "--eval", readAndHash, file, output],
  },
} as const satisfies Readonly<Record<string, Program>>;

type ProgramName = keyof typeof programs;

const programNames = Object.keys(programs) as ProgramName[]; // of the object above

type Measurements = Readonly<Record<ProgramName, Measurement>>;

interface Document {
  readonly name: string;
  readonly file: string;
  /** The most that a fresh run may take of the processors' time of openapi-typescript. */
  readonly owed: number;
}

const documents: readonly Document[] = [
  { name: "Flexslot", file: join(root, "spec/flexslot.yaml"), owed: 0.7 },
  { name: "GitHub", file: join(root, "../shared/specs/github.json"), owed: 0.75 },
];

/** What is owed, as ratios of processors' time: clocks say more about the machine's other work. */
const promises: readonly {
  readonly promise: string;
  readonly owed: (document: Document) => number;
  readonly measured: (measurements: Measurements) => number;
}[] = [
  {
    promise: "fresh / openapi-typescript, CPU time",
    owed: ({ owed }) => owed,
    measured: ({ fresh, types }) => fresh.cpuSeconds / types.cpuSeconds,
  },
  {
    promise: "fresh / openapi-typescript, memory",
    owed: () => 1,
    measured: ({ fresh, types }) => fresh.peakMegabytes / types.peakMegabytes,
  },
  {
    promise: "fresh / Redocly's generate-client, CPU time",
    owed: () => 1.1,
    measured: ({ fresh, redocly }) => fresh.cpuSeconds / redocly.cpuSeconds,
  },
  {
    promise: "nothing changed, without reading / node -e 0",
    owed: () => 3,
    measured: ({ unchanged, reading, nothing }) =>
      (unchanged.cpuSeconds - (reading.cpuSeconds - nothing.cpuSeconds)) / nothing.cpuSeconds,
  },
];

const [, , roundsText = "5", only] = process.argv;
const rounds = roundsOf(roundsText);
write(`${machine()}, ${rounds} rounds; medians\n`);
await inProject(async (folder) => {
  for (const document of documents.filter(({ name }) => only === undefined || only === name)) {
    if (existsSync(document.file)) await compare(document, folder);
    else write(`${document.name}: skipped, there is no ${document.file}`);
  }
});

async function compare(document: Document, folder: string): Promise<void> {
  const { name, file } = document;
  const measurements: Record<ProgramName, Measurement[]> = {
    fresh: [],
    unchanged: [],
    types: [],
    redocly: [],
    nothing: [],
    reading: [],
  };
  // Once for nothing: the first run after an installation keeps what V8 has compiled.
  await measure(generate(file, join(folder, `${name}-first`)), folder);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of programNames) {
      const place = each === "unchanged" || each === "reading" ? "fresh" : each;
      const parameters = programs[each].parameters(file, join(folder, `${name}-${place}-${round}`));
      measurements[each].push(await measure(parameters, folder));
    }
  }
  write(`${name} (${(statSync(file).size / 1e6).toFixed(2)} MB)`);
  write(row(""));
  for (const each of programNames) write(row(programs[each].name, measurements[each]));
  const { fresh, unchanged, types, redocly, nothing, reading } = measurements;
  const all = {
    fresh: medians(fresh),
    unchanged: medians(unchanged),
    types: medians(types),
    redocly: medians(redocly),
    nothing: medians(nothing),
    reading: medians(reading),
  };
  for (const { promise, owed, measured } of promises) write(verdict(promise, owed(document), measured(all)));
  write("");
}
