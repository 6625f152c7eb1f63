import type { EmittedFile } from "../../src/model/emitted-file.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { generate, type Generated } from "./generated.js";
import { judge, type Judgement } from "./judge.js";
import { openApi30Of } from "./open-api-30.js";
import { subjectDocument } from "./subject-document.js";
import { suiteGroups, type SuiteGroup } from "./suite-files.js";

/** Files of the official suite that are run in the same way. */
export interface SuiteSet {
  /** The folder below `tests/`. */
  readonly path: string;
  readonly dialect: "3.0" | "3.1";
  /** Formats that guards assert. */
  readonly formats: readonly string[];
  /** Files that are left out, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
}

/** How one test of the suite ended. */
export interface CaseResult extends Judgement {
  /** File, group and test, which no other case has. */
  readonly key: string;
}

export interface FileResult {
  readonly file: string;
  readonly cases: readonly CaseResult[];
  /** Why groups cannot be said in the dialect, and how many of their cases that costs. */
  readonly inexpressible: ReadonlyMap<string, number>;
  /** The emitted schemas, by the number of their group. */
  readonly outputs: ReadonlyMap<number, readonly EmittedFile[]>;
}

/** Runs every case of a file through the generator. */
export async function runFile(set: SuiteSet, file: string): Promise<FileResult> {
  const cases: CaseResult[] = [];
  const inexpressible = new Map<string, number>();
  const outputs = new Map<number, readonly EmittedFile[]>();
  const keys = new Map<string, number>();
  for (const [number, group] of suiteGroups(file).entries()) {
    const said = documentOf(set, group.schema);
    if ("reason" in said) {
      inexpressible.set(said.reason, (inexpressible.get(said.reason) ?? 0) + group.tests.length);
      continue;
    }
    const { judged, files } = await judgeGroup(group, said.document, set.formats);
    outputs.set(number, files);
    for (const [index, { description }] of group.tests.entries()) {
      const key = `${file} / ${group.description} / ${description}`;
      const count = (keys.get(key) ?? 0) + 1;
      keys.set(key, count);
      const judgement = judged[index] ?? { verdict: "wrong", reason: "not judged" };
      cases.push({ key: count === 1 ? key : `${key} (${count})`, ...judgement });
    }
  }
  return { file, cases, inexpressible, outputs };
}

function documentOf(
  { dialect }: SuiteSet,
  schema: JsonValue,
): { readonly document: JsonObject } | { readonly reason: string } {
  if (dialect === "3.1") return { document: subjectDocument(schema) };
  return isJsonObject(schema) ? openApi30Of(schema) : { reason: "a schema that is no object" };
}

async function judgeGroup(
  { tests }: SuiteGroup,
  document: JsonObject,
  formats: readonly string[],
): Promise<{ readonly judged: readonly Judgement[]; readonly files: readonly EmittedFile[] }> {
  let generated: Generated;
  try {
    generated = await generate(document, formats);
  } catch (error) {
    const judgement: Judgement = { verdict: "wrong", reason: `the generator throws: ${String(error)}` };
    return { judged: tests.map(() => judgement), files: [] };
  }
  const judged = tests.map(({ data, valid }) => judge(generated, "Subject", data, valid));
  return { judged, files: generated.filesOf("aot").filter(({ path }) => path.startsWith("schemas/")) };
}
