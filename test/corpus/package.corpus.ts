import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

// The package as its users get it: packed, installed in an empty project, and run there. Needs `dist/` and a registry or npm's cache.
const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "specwright-package-"));
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], root);
  const [tarball = ""] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "somebody", private: true, type: "module" }));
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", join(folder, tarball)]);
  cpSync(join(root, "spec/flexslot.yaml"), join(folder, "flexslot.yaml"));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("says its version", () => {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(run("npx", ["specwright", "--version"]).trim()).toBe(version);
});

test("lints", () => {
  const output = run("npx", ["specwright", "lint", "flexslot.yaml", "--format", "json"]);
  // The two exceptions of the repository's configuration, which is not here.
  const { problems }: { readonly problems: readonly { readonly ruleId: string }[] } = JSON.parse(
    output.slice(output.indexOf("{")),
  );
  expect([...new Set(problems.map(({ ruleId }) => ruleId))].sort()).toEqual(["info-license", "operation-4xx-response"]);
});

test("generates what the repository holds, finds it up to date, and finds drift", () => {
  run("npx", ["specwright", "generate", "flexslot.yaml", "--output", "src/api"]);
  const own = join(folder, "src/api");
  const names = readdirSync(own, { recursive: true }).map(String);
  expect(names.sort()).toEqual(readdirSync(join(root, "generated/flexslot"), { recursive: true }).map(String).sort());
  for (const name of names.filter((each) => each.endsWith(".ts"))) {
    expect(withoutHeader(join(own, name))).toBe(withoutHeader(join(root, "generated/flexslot", name)));
  }
  run("npx", ["specwright", "check", "flexslot.yaml", "--output", "src/api"]);

  const changed = join(own, "schemas/ClientType.ts");
  const before = readFileSync(changed, "utf8");
  writeFileSync(changed, before.replaceAll("confidential", "secret"));
  expect(run("npx", ["specwright", "check", "flexslot.yaml", "--output", "src/api"], folder, 1)).toContain(
    "ClientType.ts",
  );
  run("npx", ["specwright", "generate", "flexslot.yaml", "--output", "src/api"]);
  expect(readFileSync(changed, "utf8")).toBe(before);
});

test("what it generates compiles and runs there", () => {
  const main = [
    'import { isClientType, OAuth2ClientGuard } from "./api/index.js";',
    "process.stdout.write(JSON.stringify([isClientType('public'), isClientType('x'), OAuth2ClientGuard.issues({}).length]));",
    "declare const process: { stdout: { write(text: string): void } };",
  ];
  writeFileSync(join(folder, "src/main.ts"), main.join("\n"));
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--verbatimModuleSyntax"];
  const target = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--module", "nodenext", "--skipLibCheck"];
  run("npx", ["tsc", "src/main.ts", "--rootDir", "src", "--outDir", "out", ...target, ...strict]);
  expect(JSON.parse(run(process.execPath, ["out/main.js"]))).toEqual([true, false, 18]);
});

test("can be imported, with types", () => {
  const program =
    'import { loadDocument } from "specwright"; const { issues } = await loadDocument("gone.yaml", "."); console.log(issues[0].code);';
  expect(run(process.execPath, ["--input-type=module", "--eval", program]).trim()).toBe("file-not-found");
  writeFileSync(
    join(folder, "src/library.ts"),
    'import { loadDocument } from "specwright";\nexport const load: typeof loadDocument = loadDocument;\n',
  );
  run("npx", ["tsc", "src/library.ts", "--noEmit", "--strict", "--target", "es2023", "--module", "nodenext"]);
});

/** Runs a program with the expected exit code and gives what it wrote to both of its streams. */
function run(program: string, parameters: readonly string[], cwd = folder, exitCode = 0): string {
  // What `npm run` hands down would point the inner npm to this repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name)));
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw error;
  expect(`${program} ${parameters[0] ?? ""} ended with ${status}: ${status === exitCode ? "" : stdout + stderr}`).toBe(
    `${program} ${parameters[0] ?? ""} ended with ${exitCode}: `,
  );
  return stdout;
}

/** The header names the document, and by it the command, as each project calls them. */
function withoutHeader(file: string): string {
  return readFileSync(file, "utf8").replace(/^\/\/ @generated .*\n/, "");
}
