/**
 * Runs Specwright for the action, with what the environment says: `SPECWRIGHT_COMMAND`, `_API`, `_BASE` and `_FAIL_ON`.
 *
 * It is the Specwright that the project has installed, else the published one of the action's own version.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reviewFile } from "./review-file.js";

const commands = ["review", "check", "diff", "generate", "lint"];
const {
  SPECWRIGHT_COMMAND: command = "",
  SPECWRIGHT_API: api = "",
  SPECWRIGHT_BASE: base = "",
  SPECWRIGHT_FAIL_ON: failOn = "",
  GITHUB_BASE_REF: branch = "",
} = process.env;

process.exitCode = main();

function main() {
  if (!commands.includes(command)) return refuse(`There is no command ${JSON.stringify(command)} for the action.`);
  if ([api, base, failOn].some((text) => text.startsWith("-"))) return refuse("An input begins with a hyphen.");
  // A review of an earlier run is not this one's.
  rmSync(reviewFile(), { force: true });
  const [program, ...parameters] = specwright();
  const { status, error } = spawnSync(program, [...parameters, ...wordsOf()], { stdio: "inherit" });
  return error === undefined ? (status ?? 2) : refuse(error.message);
}

function wordsOf() {
  const words = [command, ...(api === "" ? [] : [api])];
  if (command === "lint") return [...words, "--format", "github-actions"];
  if (command !== "review" && command !== "diff") return words;
  const ref = base === "" && branch !== "" ? `origin/${branch}` : base;
  const beside = command === "review" ? ["--summary", "--markdown", reviewFile()] : [];
  return [
    ...words,
    ...(ref === "" ? [] : ["--base", ref]),
    ...(failOn === "" ? [] : ["--fail-on", failOn]),
    "--format",
    "github",
    ...beside,
  ];
}

function specwright() {
  const own = fileURLToPath(new URL("../../", import.meta.url));
  const candidates = [join(process.cwd(), "node_modules", "specwright"), own];
  const built = candidates.map((folder) => join(folder, "dist", "cli.js")).find((file) => existsSync(file));
  if (built !== undefined) return [process.execPath, built];
  const { version } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  return ["npm", "exec", "--yes", `--package=specwright@${version}`, "--", "specwright"];
}

/** As JSON, no text is a workflow command. */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  return 2;
}
