import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runCli } from "../cli-support.js";
import { sendJson, startServer } from "../runtime-server.js";
import { type Registry, startRegistry } from "./registry.js";

// The way of a client from a document to those who use it: three versions on a real registry.

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const original = readFileSync(join(root, "spec/flexslot.yaml"), "utf8");

const property = "        application_name:\n          type: string\n          readOnly: true\n";
const withAdditions = original
  .replace(property, `${property}        logo_sha256:\n          type: string\n          readOnly: true\n`)
  .replace(
    "paths:\n",
    "paths:\n  /api/public/v1/ping:\n    get:\n      operationId: ping\n      summary: Ping\n      tags: [me]\n" +
      '      responses:\n        "204":\n          description: Pong.\n',
  );
const rotateApiKey = /^ {2}\/api\/public\/v1\/me\/partner\/rotate-api-key:\n(?:(?: {3,}.*)?\n)+/m;
const withBreaks = withAdditions.replace(rotateApiKey, "").replace(/^( +)- revoked$/m, "$1- revoked\n$1- archived");

/**
 * Whether versions follow from the changes. TODO: set to true as soon as `compareOutputs` (src/commands/compare-outputs.ts)
 * asks the phase `diff`; the three versions below then have to come out by themselves, without `--version`.
 */
const byVerdict = true;

const versions = [
  { version: "1.0.0", document: original, message: undefined },
  { version: "1.1.0", document: withAdditions, message: "`OAuth2Client` has a new property `logo_sha256`" },
  { version: "2.0.0", document: withBreaks, message: "archived" },
] as const;

let folder: string;
let project: string;
let registry: Registry;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "specwright-publish-"));
  registry = await startRegistry(join(folder, "registry"));
  environment = { npm_config_cache: join(folder, "cache"), npm_config_prefer_online: "true", HOME: folder };
  project = join(folder, "project");
  mkdirSync(join(project, "node_modules"), { recursive: true });
  symlinkSync(
    join(here, "node_modules/@arethetypeswrong"),
    join(project, "node_modules/@arethetypeswrong"),
    "junction",
  );
  writeNpmrc(project);
  const block = {
    output: "src/api",
    package: "@flexslot/client",
    license: { spdx: "MIT", copyright: "2026 Nobody in particular" },
    repository: "github:flexslot/client",
  };
  const config = `apis:\n  flexslot:\n    root: flexslot.yaml\n    x-specwright: ${JSON.stringify(block)}\n`;
  writeFileSync(join(project, "redocly.yaml"), config);
});
afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the three documents are three", () => {
  expect(parse(withAdditions).components.schemas.OAuth2Client.properties).toHaveProperty("logo_sha256");
  expect(Object.keys(parse(withBreaks).paths)).not.toContain("/api/public/v1/me/partner/rotate-api-key");
  expect(JSON.stringify(parse(withBreaks))).toContain('"revoked","archived"');
});

describe.sequential.each(versions)("$version", ({ version, document, message }) => {
  test("is packed without a complaint, and has the version", async () => {
    writeFileSync(join(project, "flexslot.yaml"), document);
    const asked = byVerdict || version === "1.0.0" ? [] : ["--version", version];
    const { stdout, exitCode } = await specwright("pack", "flexslot", "--cjs", "--json", ...asked);
    const { apis } = JSON.parse(stdout);
    expect(apis[0].issues).toEqual([]);
    expect(exitCode).toBe(0);
    expect(apis[0].summary.version).toBe(version);
    const changelog = readFileSync(join(project, "dist/packages/@flexslot/client/CHANGELOG.md"), "utf8");
    expect(changelog.match(/^## .*$/gm)?.length).toBe(versions.findIndex((each) => each.version === version) + 1);
    if (byVerdict && message !== undefined) expect(changelog).toContain(message);
  });

  test("is published, but not by a dry run, and no word tells the token", async () => {
    if (version === "1.0.0") {
      const dry = await specwright("publish", "flexslot", "--no-provenance");
      expect(dry.stdout).toContain("would be published; add `--yes`");
      expect(dry.exitCode).toBe(0);
      expect(await published()).toEqual([]);
    }
    const { stdout, stderr, exitCode } = await specwright("publish", "flexslot", "--yes", "--no-provenance");
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain(`published @flexslot/client@${version}`);
    expect(stdout + stderr).not.toContain(registry.token);
    expect(await published()).toContain(version);
  });

  test("is installed in a fresh project", async () => {
    const consumer = join(folder, version);
    mkdirSync(consumer);
    writeNpmrc(consumer);
    writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }');
    await run("npm", ["install", "--ignore-scripts", `@flexslot/client@${version}`], {
      cwd: consumer,
      env: npmEnvironment(),
    });
    writeFileSync(join(consumer, "main.mjs"), program);
    writeFileSync(join(consumer, "consumer.ts"), written);
    expect(existsSync(join(consumer, "node_modules/openapi-fetch"))).toBe(true);
  });
});

test("a version that is there already is refused by the registry", async () => {
  const { stdout, exitCode } = await specwright("publish", "flexslot", "--yes", "--no-provenance");
  expect(exitCode).toBe(1);
  expect(stdout).toContain("publish-refused");
});

test("a version that is lower than the last one is refused", async () => {
  const { stdout, exitCode } = await specwright("pack", "flexslot", "--version", "1.5.0");
  expect(exitCode).toBe(1);
  expect(stdout).toContain("package-version");
});

const runtimes = {
  "this Node": process.execPath,
  "Node 22": join(here, "node_modules/node-22/bin/node"),
  "Node 24": join(here, "node_modules/node-24/bin/node"),
  Bun: join(here, "node_modules/@oven/bun-linux-x64/bin/bun"),
};

const program = `import { createClient, mePartnerOauth2ClientsList } from "@flexslot/client";
import { isClientType } from "@flexslot/client/schemas/ClientType";
const client = createClient({ baseUrl: process.argv[2], auth: { personalAccessToken: "flx_pat_1" } });
const result = await mePartnerOauth2ClientsList(client, { guards: { response: "off" } }).result();
console.log(JSON.stringify([result.ok, result.data[0].client_id, isClientType("public"), isClientType("other")]));
`;

describe.each(versions.map(({ version }) => version))("the client %s", (version) => {
  test.each(Object.entries(runtimes).filter(([, path]) => existsSync(path)))("works on %s", async (_, runtime) => {
    const server = await startServer((response) => sendJson(response, 200, [{ client_id: "abc" }]));
    const { stdout } = await run(runtime, ["main.mjs", server.url], { cwd: join(folder, version) });
    expect(JSON.parse(stdout)).toEqual([true, "abc", true, false]);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer flx_pat_1"]);
  });
});

// Written for 1.0.0: it names every status, and calls an operation that 2.0.0 has no more.
const written = `import { createClient, mePartnerOauth2ClientsList, mePartnerRotateApiKeyCreate, type OAuth2Client } from "@flexslot/client";

export function colourOf({ status }: OAuth2Client): string {
  switch (status) {
    case "active":
      return "green";
    case "suspended":
      return "amber";
    case "revoked":
      return "red";
    default: {
      const impossible: never = status;
      return impossible;
    }
  }
}

export async function main(): Promise<readonly string[]> {
  const client = createClient({ auth: { personalAccessToken: "flx_pat_1" } });
  await mePartnerRotateApiKeyCreate(client);
  return (await mePartnerOauth2ClientsList(client)).map(colourOf);
}
`;

const compilers = ["typescript-5", "typescript-6", "typescript-7"];
const resolutions = {
  nodenext: ["--module", "nodenext"],
  node16: ["--module", "node16"],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
};
const cells = compilers.flatMap((compiler) =>
  Object.entries(resolutions).map(([name, parameters]) => [compiler, name, parameters] as const),
);

// The operation that is gone, and the status that is new.
const broken = ["1 TS2305", "12 TS2322"];

test.each(cells)(
  "with %s and %s, a program for 1.0.0 compiles until something breaks",
  async (compiler, resolution, parameters) => {
    const quick = [...parameters, "--skipLibCheck"];
    // Once for each compiler, the declarations of the package and of all that it stands on are checked themselves.
    const first = resolution === "nodenext" ? parameters : quick;
    expect(await problems("1.0.0", compiler, first)).toEqual([]);
    expect(await problems("1.1.0", compiler, quick)).toEqual([]);
    expect(await problems("2.0.0", compiler, quick)).toEqual(broken);
  },
);

/** The lines of `consumer.ts` that do not compile, each with the code of the error. */
async function problems(version: string, compiler: string, parameters: readonly string[]): Promise<readonly string[]> {
  const tsc = join(here, "node_modules", compiler, "bin/tsc");
  const strict = [
    "--strict",
    "--noEmit",
    "--pretty",
    "false",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom,dom.iterable",
  ];
  const { stdout } = await run(process.execPath, [tsc, "consumer.ts", ...strict, ...parameters], {
    cwd: join(folder, version),
  }).catch((error: unknown) => error as { readonly stdout: string }); // what `execFile` rejects with
  const lines = [...stdout.matchAll(/^(\S+?)\((\d+),\d+\): error (TS\d+)/gm)];
  if (stdout.trim() !== "" && lines.length === 0) throw new Error(stdout);
  return lines.map(([, file, line, code]) => `${file === "consumer.ts" ? "" : file}${line} ${code}`);
}

function specwright(...parameters: readonly string[]) {
  return runCli(project, parameters, { environment });
}

function npmEnvironment(): Record<string, string | undefined> {
  return { PATH: process.env["PATH"], ...environment };
}

async function published(): Promise<readonly string[]> {
  const response = await fetch(`${registry.url}@flexslot%2fclient`);
  if (response.status === 404) return [];
  const { versions: known }: { readonly versions: object } = await response.json();
  return Object.keys(known);
}

function writeNpmrc(where: string): void {
  const { host } = new URL(registry.url);
  writeFileSync(join(where, ".npmrc"), `registry=${registry.url}\n//${host}/:_authToken=${registry.token}\n`);
}
