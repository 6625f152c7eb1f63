import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { documentWith } from "../cli-support.js";
import { put, read, temporaryFolder } from "../write-support.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const packages = ["pets", "toys"] as const;

/** Who runs the tasks of a workspace, and remembers what came of them. */
export interface Engine {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export const engines: readonly Engine[] = [
  {
    name: "turbo",
    parameters: ["node_modules/turbo/bin/turbo", "run", "generate"],
    environment: { TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
  },
  {
    name: "nx",
    parameters: ["node_modules/nx/bin/nx.js", "run-many", "--targets=generate"],
    environment: { NX_DAEMON: "false", NX_NO_CLOUD: "true" },
  },
];

/** A workspace of two packages, each with a document and its output, and an engine that generates where it has to. */
export function makeWorkspace({ name, parameters, environment }: Engine) {
  const cwd = temporaryFolder();
  cpSync(join(here, "workspace"), cwd, { recursive: true });
  const document = documentWith().replace(/ {4}Pet: .*/, '    Pet: { $ref: "pet.yaml" }');
  for (const each of packages) {
    put(cwd, `packages/${each}/spec/${each}.yaml`, document);
    put(cwd, `packages/${each}/spec/pet.yaml`, "type: object\nproperties: { name: { type: string } }\n");
  }
  put(cwd, ".gitignore", "node_modules\n.turbo\n.nx\n");
  put(cwd, "package-lock.json", lockFile());
  install(cwd, name);
  spawnSync("git", ["init", "--quiet"], { cwd });

  /** The packages whose output was made anew, rather than taken from the cache. */
  const run = (): readonly string[] => {
    const log = join(cwd, "node_modules/runs.txt");
    rmSync(log, { force: true });
    const env = { PATH: process.env["PATH"], HOME: cwd, CI: "true", ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stdout}${stderr}`);
    return existsSync(log) ? read(cwd, "node_modules/runs.txt").trim().split("\n").sort() : [];
  };
  return { cwd, run };
}

/** What `npm ci` would do; the generator is this repository's, and writes down for which package it is run. */
function install(cwd: string, engine: string): void {
  mkdirSync(join(cwd, "node_modules"));
  for (const each of packages) symlinkSync(join("../packages", each), join(cwd, "node_modules", each));
  symlinkSync(join(here, "node_modules", engine), join(cwd, "node_modules", engine));
  const log = join(cwd, "node_modules/runs.txt");
  const script = `#!/bin/sh\nbasename "$PWD" >> '${log}'\nexec '${process.execPath}' '${root}/dist/cli.js' "$@"\n`;
  put(cwd, "node_modules/.bin/specwright", script);
  chmodSync(join(cwd, "node_modules/.bin/specwright"), 0o755);
}

function lockFile(): string {
  const links = packages.flatMap((each) => [
    [`node_modules/${each}`, { resolved: `packages/${each}`, link: true }] as const,
    [`packages/${each}`, { devDependencies: { specwright: "*" } }] as const,
  ]);
  const entries = {
    "": { name: "workspace", workspaces: ["packages/*"] },
    ...Object.fromEntries(links),
    "node_modules/specwright": { version: "0.1.0", dev: true, integrity: "sha512-0.1.0", bin: "dist/cli.js" },
  };
  return `${JSON.stringify({ name: "workspace", lockfileVersion: 3, requires: true, packages: entries }, undefined, 2)}\n`;
}
