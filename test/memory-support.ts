import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApi, type BuildRequest } from "../src/commands/build-api.js";
import type { JsonValue } from "../src/model/json.js";
import { RunMemory } from "../src/model/memory/run-memory.js";

/** What a process that has generated the documents before says otherwise than one that begins with this one; nothing, if all is well. */
export type Differences = (content: JsonValue) => Promise<readonly string[]>;

/** A file that holds one document after the other, and a memory that sees all of them. */
export function createWatched(settings: BuildRequest["settings"]): {
  readonly differences: Differences;
  remove(): void;
} {
  const cwd = mkdtempSync(join(tmpdir(), "specwright-memory-"));
  const memory = new RunMemory();
  const request = { name: "api", root: "api.json", settings };
  return {
    differences: async (content) => {
      writeFileSync(join(cwd, "api.json"), JSON.stringify(content));
      const fresh = await buildApi(request, { cwd });
      const again = await buildApi(request, { cwd, memoryOf: () => memory });
      const texts = textsOf(fresh);
      const textsAgain = textsOf(again);
      return [...new Set([...texts.keys(), ...textsAgain.keys()])].filter(
        (name) => texts.get(name) !== textsAgain.get(name),
      );
    },
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}

/** The files, their order, and the issues. */
function textsOf({ value, issues }: Awaited<ReturnType<typeof buildApi>>): ReadonlyMap<string, string> {
  const files = value?.files ?? [];
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ["the order of files", files.map(({ path }) => path).join("\n")],
    ["the issues", JSON.stringify(issues, undefined, 2)],
  ]);
}
