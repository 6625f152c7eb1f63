import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";
import { chromium } from "playwright-core";
import { preview } from "vite";
import { forms } from "./prepare.js";

const run = promisify(execFile);
const modules = fileURLToPath(new URL("node_modules/", import.meta.url));

/** What came of each check, by its name. */
export type Answers = Readonly<Record<string, unknown>>;

/** A runtime, and the way in which its users take a generated client. */
export interface Runtime {
  readonly name: string;
  /** What must be there. */
  readonly program: string;
  /** Runs the program against a server. */
  readonly answers: (server: string) => Promise<Answers>;
}

const deno = join(modules, "@deno/linux-x64-glibc/deno");
const bun = join(modules, "@oven/bun-linux-x64/bin/bun");
const node22 = join(modules, "node-22/bin/node");
const node24 = join(modules, "node-24/bin/node");
/** Debian's package, or what GitHub's machines have. */
const chrome = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync) ?? "/usr/bin/chromium";

/** All of them. Types are stripped by Bun, Deno and newer Nodes; the compiler, or a bundler, does it for the others. */
export const runtimes: readonly Runtime[] = [
  { name: "this Node, compiled", program: process.execPath, answers: command(process.execPath, forms.javascript) },
  { name: "Node 22, compiled", program: node22, answers: command(node22, forms.javascript) },
  { name: "Node 24, compiled", program: node24, answers: command(node24, forms.javascript) },
  { name: "Node 24, TypeScript", program: node24, answers: command(node24, forms.strippable) },
  { name: "Bun, TypeScript", program: bun, answers: command(bun, forms.typescript) },
  {
    name: "Deno, TypeScript",
    program: deno,
    // Nothing but the network of this machine; packages from `node_modules`, as its users have them.
    answers: command(deno, "run", "--no-prompt", "--cached-only", "--allow-net=127.0.0.1", forms.strippable),
  },
  { name: "workerd, bundled", program: join(modules, "@cloudflare/workerd-linux-64"), answers: inWorker },
  { name: "Chromium, bundled", program: chrome, answers: inPage },
];

/** Whether a runtime is there. CI must have all of them; elsewhere a missing one is said aloud. */
export function isThere({ name, program }: Runtime): boolean {
  if (existsSync(program)) return true;
  if ((process.env["CI"] ?? "") !== "") throw new Error(`${program} is missing, and CI must have it.`);
  process.stderr.write(`\n!!! SKIPPED: clients on ${name} need ${program}, and it is not there.\n\n`);
  return false;
}

function command(program: string, ...parameters: readonly string[]): Runtime["answers"] {
  return async (server) => {
    const { stdout } = await run(program, [...parameters, server], {
      env: { PATH: process.env["PATH"], NO_COLOR: "1" },
    });
    return JSON.parse(stdout) as Answers; // what the program writes
  };
}

async function inWorker(server: string): Promise<Answers> {
  const worker = new Miniflare({ modules: true, scriptPath: forms.worker, compatibilityDate: "2026-04-01" });
  try {
    const response = await worker.dispatchFetch("http://worker.test", { method: "POST", body: server });
    return (await response.json()) as Answers; // what the Worker answers with
  } finally {
    await worker.dispose();
  }
}

async function inPage(server: string): Promise<Answers> {
  const site = await preview({
    configFile: false,
    logLevel: "warn",
    build: { outDir: forms.page },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: chrome, args });
  try {
    const page = await browser.newPage();
    await page.goto(site.resolvedUrls?.local[0] ?? "");
    // What `program/page.ts` puts there.
    return await page.evaluate((url) => Reflect.get(globalThis, "answersOf")(url) as Promise<Answers>, server);
  } finally {
    await browser.close();
    await site.close();
  }
}
