import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWord } from "../src/model/shell-word.js";
import { documentWith, runCli } from "./cli-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

test
  .skipIf(process.platform === "win32")
  .each(["pets@v1", "src/api-2.0", "my api", "~/api", "it's", "a;touch b", "$(touch b)", "`touch b`", "*", "a\nb", ""])(
  "a shell takes %j for one word, and for the same",
  (text) => {
    const { stdout } = spawnSync("sh", ["-c", `printf '<%s>' ${shellWord(text)}`], { cwd: temporaryFolder() });
    expect(stdout.toString()).toBe(`<${text}>`);
  },
);

test("what a drift asks for can be copied into a shell, whatever the files are called", async () => {
  const cwd = temporaryFolder();
  put(cwd, "my pets.yaml", documentWith());
  const { stdout } = await runCli(cwd, ["check", "my pets.yaml", "--output", "src/api", "--allow-private"]);
  expect(stdout).toContain("Run `npx specwright generate 'my pets.yaml' --output src/api --allow-private`.");
});

test("a script takes a configuration with a space in its name for one word", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", documentWith());
  put(cwd, "package.json", "{}");
  expect((await runCli(cwd, ["init", "--config", "my apis.yaml"])).exitCode).toBe(0);
  expect(JSON.parse(read(cwd, "package.json"))).toMatchObject({
    scripts: { "generate:api": 'specwright generate --config "my apis.yaml"' },
  });
});
