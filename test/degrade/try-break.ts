import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORE_SCHEMA, load } from "js-yaml";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import type { Issue } from "../../src/model/issue.js";
import { type JsonObject, type JsonValue, valueAt } from "../../src/model/json.js";
import { defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import type { Break } from "./breaks.js";
import { declarationsOf } from "./declarations.js";
import { blameOf } from "./units.js";

/** What became of a document; no files after a fatal issue. */
export interface Outcome {
  readonly issues: readonly Issue[];
  readonly files?: readonly EmittedFile[];
}

/** A document in which nothing is wrong, and a folder in which broken ones are tried. */
export interface Bench {
  readonly content: JsonObject;
  /** What is wrong with how a break was taken: nothing, if all is well. */
  complaintsAbout(broken: Break): Promise<readonly string[]>;
  generate(content: JsonValue): Promise<Outcome>;
  remove(): void;
}

/** Sets up the bench with `shop.yaml`, beside which there are a whole file, a broken one, and none. */
export async function createBench(version: string): Promise<Bench> {
  const text = readFileSync(fileURLToPath(new URL("shop.yaml", import.meta.url)), "utf8");
  const content = { ...(load(text, { schema: CORE_SCHEMA }) as JsonObject), openapi: version }; // the file is ours
  const folder = mkdtempSync(join(tmpdir(), "specwright-degrade-"));
  writeFileSync(join(folder, "whole.yaml"), "type: string\n");
  writeFileSync(join(folder, "broken.yaml"), "type: [string\nother: }\n");
  const generate = (broken: JsonValue): Promise<Outcome> => generateIn(folder, broken);
  const good = await generate(content);
  const declared = declarationsOf(good.files ?? []);
  const blame = blameOf(content);
  return {
    content,
    generate,
    complaintsAbout: async (broken) => {
      const { issues, files } = await generate(broken.content);
      if (files === undefined) return isFatal(broken) ? [] : ["nothing is written"];
      const left = declarationsOf(files);
      const changed = [...declared].filter(([name, was]) => left.get(name) !== was).map(([name]) => name);
      const unharmed = changed.filter((name) => !blame.mayChange(name, broken.pointer));
      const isTold = issues.some((issue) => isAbout(issue, broken));
      return [
        ...unharmed.map((name) => `\`${name}\` ${left.has(name) ? "is another" : "is missing"}`),
        ...(broken.isWrong && !isTold ? ["nobody says so"] : []),
      ];
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function generateIn(folder: string, content: JsonValue): Promise<Outcome> {
  writeFileSync(join(folder, "shop.json"), JSON.stringify(content));
  const { value: document, issues: loaded } = await loadDocument("shop.json", folder);
  if (document === undefined) return { issues: loaded };
  const { value: api, issues: resolved } = resolveApi(document, defaultSettings);
  const issues = [...loaded, ...resolved];
  if (issues.some(({ severity }) => severity === "fatal")) return { issues };
  return { issues, files: emitApi(api, await loadRuntime(), defaultSettings) };
}

/** Without a version there is no telling what a document means. */
function isFatal({ pointer }: Break): boolean {
  return pointer === "/openapi";
}

/** Whether an issue is about the place, the next thing around it that is worth a name, or a reference to one of them. */
function isAbout({ location: { pointer } }: Issue, { pointer: place, content }: Break): boolean {
  const reference = pointer.endsWith("/$ref") ? valueAt(content, pointer) : undefined;
  return [pointer, ...(typeof reference === "string" ? [reference.slice(1)] : [])].some(
    (each) => each !== "" && (isWithin(each, place) || isWithin(place, each)),
  );
}

function isWithin(pointer: string, around: string): boolean {
  return `${pointer}/`.startsWith(`${around}/`);
}
