/**
 * `npm run bench:watch`: how long `generate --watch` takes to write what one changed property changes in GitHub's client.
 *
 * A second is owed, from the moment at which the document is saved to the last file that is written. Properties of schemas that few and
 * that nearly all others refer to take their turns; each edit is taken back by the next but one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, machine, root, roundsOf, specwright, write } from "./processes.js";

/** What is edited, and where it stands below `components.schemas`. */
const edits: readonly (readonly [place: string, path: readonly string[]])[] = [
  ["a leaf, `code-of-conduct-simple`", ["code-of-conduct-simple", "properties", "key"]],
  ["a hub, `simple-user`", ["simple-user", "properties", "login"]],
  ["a large one, `repository`", ["repository", "properties", "full_name"]],
];
const rounds = roundsOf(process.argv[2] ?? "5");

write(`${machine()}, ${rounds} rounds\n`);
await inProject(async (folder) => {
  const file = join(folder, "github.json");
  copyFileSync(join(root, "../shared/specs/github.json"), file);
  const watch = startWatch(folder);
  try {
    write(`  first run: ${(await watch.nextRun()).toFixed(1)} s`);
    for (const [place, path] of edits) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        writeFileSync(file, withOtherLimit(readFileSync(file, "utf8"), path));
        times.push(await watch.nextRun());
      }
      write(`  ${place.padEnd(36)}${times.map((time) => time.toFixed(2)).join("  ")} s`);
    }
  } finally {
    watch.process.kill();
  }
});

/** The document with another `maxLength`, which changes types and guards in no other place. */
function withOtherLimit(text: string, path: readonly string[]): string {
  const content: unknown = JSON.parse(text);
  const edited = ["components", "schemas", ...path].reduce((value, key) => membersOf(value)[key], content);
  const schema = membersOf(edited);
  schema["maxLength"] = schema["maxLength"] === 40_000 ? 50_000 : 40_000;
  return JSON.stringify(content, undefined, 2);
}

function membersOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error("GitHub's document has another shape.");
  return value as Record<string, unknown>; // whatever it has
}

/** Starts the command line; each run ends with a line about it. */
function startWatch(folder: string): { readonly process: ChildProcess; nextRun(): Promise<number> } {
  const child = spawn(process.execPath, specwright("generate", "github.json", "--output", "api", "--watch"), {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let onEnd = (): void => undefined;
  const read = (chunk: string): void => {
    text += chunk;
    if (/Ctrl-C ends it|→ .* in [\d.]+ s/.test(text)) onEnd();
  };
  child.stdout.setEncoding("utf8").on("data", read);
  child.stderr.setEncoding("utf8").on("data", read);
  let onExit = (): void => undefined;
  child.once("exit", () => onExit());
  const nextRun = (): Promise<number> => {
    const startedAt = performance.now();
    text = "";
    return new Promise((resolve, reject) => {
      onExit = () => reject(new Error("The watch has ended."));
      onEnd = () => resolve((performance.now() - startedAt) / 1000);
    });
  };
  return { process: child, nextRun };
}
