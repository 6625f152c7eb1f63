import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { watch, type WatchRun } from "../src/commands/watch.js";
import { brokenPath, configOf, documentWith, namelessPath, runCli } from "./cli-support.js";
import { put, read, stampsOf, temporaryFolder, treeOf } from "./write-support.js";

vi.setConfig({ testTimeout: 30_000 });

const petYaml = "type: object\nproperties: { name: { type: string } }\n";
const sharing = documentWith().replace(/ {4}Pet: .*/, '    Pet: { $ref: "shared/pet.yaml" }');

/** A project with the given APIs, and a schema for those that refer to it. */
function projectWith(documents: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  const names = Object.keys(documents);
  put(cwd, "redocly.yaml", configOf(Object.fromEntries(names.map((name) => [name, `generated/${name}`]))));
  put(cwd, "shared/pet.yaml", petYaml);
  for (const [name, text] of Object.entries(documents)) put(cwd, `${name}.yaml`, text);
  return cwd;
}

/** `generate --watch` in a project, and what it says next: a text for each run. */
async function watching(cwd: string, ...parameters: readonly string[]) {
  const said: string[] = [];
  let heard = (): void => undefined;
  const interruption = new AbortController();
  const ended = runCli(cwd, ["generate", "--watch", ...parameters], {
    interruption: interruption.signal,
    onOutput: (text) => {
      said.push(text);
      heard();
    },
  });
  const stop = (): typeof ended => {
    interruption.abort();
    return ended;
  };
  onTestFinished(() => void stop());
  const next = async (): Promise<string> => {
    while (said.length === 0) await new Promise<void>((resolve) => (heard = resolve));
    return (said.shift() ?? "").replaceAll(/\d+\.\d+ s/g, "# s");
  };
  return { first: await next(), next, stop, said };
}

test("the first run is like any other, and Ctrl-C ends with 0", async () => {
  const { first, stop } = await watching(projectWith({ pets: documentWith() }));
  expect(first).toMatch(/^✓ pets@v1 → generated\/pets in # s\n[^]+ written, 0 unchanged\n\nWatching 2 files; Ctrl-C/);
  expect(await stop()).toMatchObject({ exitCode: 0, stderr: "" });
});

test("a saved document is one line, and touches the files that it changes alone", async () => {
  const cwd = projectWith({ pets: documentWith() });
  const { next } = await watching(cwd);
  const before = stampsOf(join(cwd, "generated"));
  put(cwd, "pets.yaml", documentWith().replace("name: { type: string }", "name: { type: integer }"));
  expect(await next()).toBe("✓ pets.yaml → pets@v1: 2 files written in # s\n");
  const after = stampsOf(join(cwd, "generated"));
  const touched = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(touched).toEqual(["pets/.specwright.json", "pets/schemas/Pet.ts"]);
});

test.each<[how: string, save: (path: string, text: string) => void]>([
  ["in place", (path, text) => writeFileSync(path, text)],
  [
    "by a new file under the old name",
    (path, text) => {
      writeFileSync(`${path}~`, text);
      renameSync(`${path}~`, path);
    },
  ],
  [
    "by deleting the old file",
    (path, text) => {
      rmSync(path);
      writeFileSync(path, text);
    },
  ],
])("editors save %s, again and again", async (_how, save) => {
  const cwd = projectWith({ pets: documentWith() });
  const { next } = await watching(cwd);
  for (const type of ["integer", "boolean", "string"]) {
    save(join(cwd, "pets.yaml"), documentWith().replace("name: { type: string }", `name: { type: ${type} }`));
    expect(await next()).toBe("✓ pets.yaml → pets@v1: 2 files written in # s\n");
  }
});

test("a file that is saved as it was leads to nothing to write", async () => {
  const cwd = projectWith({ pets: documentWith() });
  const { next } = await watching(cwd);
  put(cwd, "pets.yaml", documentWith());
  expect(await next()).toBe("✓ pets.yaml → pets@v1: nothing to write in # s\n");
});

test("errors are shown without leaving, and a warning once", async () => {
  const cwd = projectWith({ pets: documentWith(namelessPath) });
  const { first, next } = await watching(cwd);
  expect(first).toContain("warning operation-id-missing");
  put(cwd, "pets.yaml", documentWith(namelessPath + brokenPath));
  const broken = await next();
  expect(broken).toContain("error ref-unresolved");
  expect(broken).not.toContain("operation-id-missing");
  expect(broken).toMatch(/\n\n✗ pets\.yaml → pets@v1: \d files written in # s \(\d errors?, 1 warning\)\n$/);
  put(cwd, "pets.yaml", "openapi: [");
  expect(await next()).toMatch(
    /fatal syntax-invalid[^]+\n✗ pets\.yaml → pets@v1: nothing was written in # s \(1 error\)/,
  );
  put(cwd, "pets.yaml", documentWith());
  expect(await next()).toMatch(/^✓ pets\.yaml → pets@v1: \d files written, \d removed in # s\n$/);
});

test("a document may go and come back, with its folder", async () => {
  const cwd = projectWith({ pets: documentWith() });
  put(cwd, "redocly.yaml", configOf({ pets: "generated/pets" }).replace("pets.yaml", "spec/api/pets.yaml"));
  put(cwd, "spec/api/pets.yaml", documentWith());
  const { next } = await watching(cwd);
  for (const _ of [1, 2]) {
    rmSync(join(cwd, "spec"), { recursive: true });
    expect(await next()).toContain("There is no file `spec/api/pets.yaml`.");
    put(cwd, "spec/api/pets.yaml", documentWith());
    expect(await next()).toBe("✓ spec/api/pets.yaml → pets@v1: nothing to write in # s\n");
  }
  renameSync(join(cwd, "spec"), join(cwd, "old"));
  expect(await next()).toContain("There is no file `spec/api/pets.yaml`.");
  renameSync(join(cwd, "old"), join(cwd, "spec"));
  expect(await next()).toMatch(/^✓ spec/);
});

test("what is referred to is watched: new files, and files that are not there yet", async () => {
  const cwd = projectWith({ pets: documentWith() });
  const { first, next } = await watching(cwd);
  expect(first).toContain("Watching 2 files");
  put(cwd, "pets.yaml", sharing.replace("shared/pet.yaml", "later/pet.yaml"));
  expect(await next()).toContain("There is no file `later/pet.yaml`.");
  put(cwd, "later/pet.yaml", petYaml);
  expect(await next()).toMatch(/^✓ later\/pet\.yaml → pets@v1: \d files written/);
  put(cwd, "later/pet.yaml", petYaml.replace("string", "integer"));
  expect(await next()).toBe("✓ later/pet.yaml → pets@v1: 2 files written in # s\n");
  put(cwd, "pets.yaml", documentWith());
  await next();
  put(cwd, "later/pet.yaml", "[");
  put(cwd, "redocly.yaml", `${read(cwd, "redocly.yaml")}\n`);
  expect(await next()).toMatch(/^✓ redocly\.yaml → pets@v1: nothing to write/);
});

test("of several APIs, only those are run that are concerned", async () => {
  const cwd = projectWith({ pets: sharing, toys: sharing, shops: documentWith() });
  const { next } = await watching(cwd);
  put(cwd, "toys.yaml", `${sharing}\n`);
  expect(await next()).toMatch(/^✓ toys\.yaml → toys@v1: /);
  put(cwd, "shared/pet.yaml", petYaml.replace("string", "integer"));
  expect(await next()).toBe("✓ shared/pet.yaml → pets@v1, toys@v1: 4 files written in # s\n");
});

test("the configuration is watched: what it breaks, mends, adds and takes away", async () => {
  const cwd = projectWith({ pets: documentWith() });
  put(cwd, "toys.yaml", documentWith());
  const { next, said, stop } = await watching(cwd, "pets");
  put(cwd, "redocly.yaml", "apis: [");
  expect(await next()).toMatch(/fatal syntax-invalid[^]+\n✗ redocly\.yaml: nothing was written/);
  put(cwd, "redocly.yaml", configOf({ toys: "generated/toys" }));
  expect(await next()).toContain("✗ redocly.yaml → pets: nothing was written");
  put(cwd, "redocly.yaml", configOf({ pets: "generated/other" }));
  expect(await next()).toMatch(/^✓ redocly\.yaml → pets@v1: \d+ files written/);
  expect(said).toEqual([]);
  expect((await stop()).stderr).toContain("There is no API `pets` in `redocly.yaml`.\nIt has `toys@v1`.\n");
});

test("what changes during a run leads to one more, and to no third", async () => {
  const cwd = projectWith({ pets: documentWith() });
  const runs: WatchRun[] = [];
  const controller = new AbortController();
  await watch({
    cwd,
    signal: controller.signal,
    onPhase: (_api, phase) => {
      if (phase !== "emit" || runs.length > 0) return;
      for (const type of ["integer", "boolean"]) {
        put(cwd, "pets.yaml", documentWith().replace("name: { type: string }", `name: { type: ${type} }`));
      }
    },
    onRun: (run) => {
      runs.push(run);
      if (runs.length === 2) put(cwd, "redocly.yaml", configOf({ pets: "generated/pets" }));
      if (runs.length === 3) controller.abort();
    },
  });
  expect(runs.map(({ changed }) => changed)).toEqual([[], ["pets.yaml"], ["redocly.yaml"]]);
  expect(read(cwd, "generated/pets/schemas/Pet.ts")).toContain("name: boolean;");
});

test("an interrupted run is brought to its end", async () => {
  const cwd = projectWith({ pets: documentWith() });
  const controller = new AbortController();
  await watch({
    cwd,
    signal: controller.signal,
    onPhase: (_api, phase) => phase === "write" && controller.abort(),
    onRun: () => undefined,
  });
  expect((await runCli(cwd, ["check"])).exitCode).toBe(0);
  expect(treeOf(cwd).filter((path) => path.includes("tmp"))).toEqual([]);
});

test.each([
  [["--json"], "`--watch` and `--json` exclude each other."],
  [["--report", "report.json"], "`--watch` and `--report` exclude each other."],
  [["--lint"], "`--watch` and `--lint` exclude each other."],
  [["https://pets.example/openapi.json", "--output", "out"], "A document on the network cannot be watched."],
  [["petts"], "There is no API `petts` in `redocly.yaml`."],
])("--watch %j ends with 2", async (parameters, message) => {
  const { exitCode, stderr } = await runCli(projectWith({ pets: "" }), ["generate", "--watch", ...parameters]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

test("with --quiet, nothing but errors is said", async () => {
  const cwd = projectWith({ pets: documentWith(namelessPath) });
  const { first, next } = await watching(cwd, "--quiet");
  expect(first).toBe("");
  put(cwd, "pets.yaml", documentWith(namelessPath + brokenPath));
  expect(await next()).toMatch(/^pets\.yaml:\d+:\d+ error ref-unresolved\n/);
});
