import { countLosses, coverDocument } from "../src/cover/cover-document.js";
import { emitApi } from "../src/emit/emit-api.js";
import { loadRuntime, type RuntimeSource } from "../src/load/load-runtime.js";
import type { EmittedFile } from "../src/model/emitted-file.js";
import type { Coverage, Loss, LossReason } from "../src/model/coverage.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../src/model/json.js";
import { defaultSettings, type ApiSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { type CoverageCase, replaced } from "./coverage-cases.js";
import { documentOf } from "./resolve-support.js";

export type Settings = Omit<ApiSettings, "output">;

/** What became of a case: whether its values make a difference, and whether the keyword is said to be lost. */
export interface Effect {
  readonly changes: boolean;
  readonly isLost: boolean;
  /** Why, where it is lost by itself. */
  readonly reason: LossReason | undefined;
}

/** What Specwright makes of a document: the coverage, and the output by the ids of cases. */
export function coverageOf(content: JsonObject, settings: Partial<Settings> = {}): Coverage {
  return read(content, { ...defaultSettings, ...settings }).coverage;
}

export { countLosses };

function read(content: JsonObject, settings: Settings) {
  const [version = "3.1"] = (["3.0", "3.2"] as const).filter((each) => String(content["openapi"]).startsWith(each));
  const document = documentOf(content, version);
  const { value: api, issues } = resolveApi(document, settings);
  return { api, coverage: coverDocument(document, api, issues, settings) };
}

/** Tries cases in two documents that have them all, each with one of its values; some have two of their own, and what is new two of OpenAPI 3.2. */
export async function effectsOf(
  cases: readonly CoverageCase[],
  settings: Partial<Settings> = {},
): Promise<ReadonlyMap<CoverageCase, Effect>> {
  const runtime = await loadRuntime();
  const together = cases.filter(({ isAlone }) => isAlone !== true);
  const groups = [
    together.filter(({ isNew }) => isNew !== true),
    together.filter(({ isNew }) => isNew === true),
    ...cases.filter(({ isAlone }) => isAlone === true).map((each) => [each]),
  ];
  return new Map(groups.flatMap((group) => [...tryTogether(group, runtime, settings)]));
}

function tryTogether(
  cases: readonly CoverageCase[],
  runtime: readonly RuntimeSource[],
  settings: Partial<Settings>,
): ReadonlyMap<CoverageCase, Effect> {
  const isAlone = cases[0]?.isAlone === true;
  const all: Settings = { ...defaultSettings, ...settings };
  const [first, second] = ([0, 1] as const).map((which) => {
    const { api, coverage } = read(documentWith(cases, which), all);
    return { texts: textsById(emitApi(api, runtime, all), isAlone), losses: coverage.losses };
  });
  const effects = cases.map((each, index): [CoverageCase, Effect] => {
    const { pointer } = each;
    const id = idOf(index);
    const changes = first?.texts.get(id) !== second?.texts.get(id);
    const loss = lossAt(pointer(id), first?.losses ?? []);
    return [each, { changes, isLost: loss !== undefined, reason: loss?.reason }];
  });
  return new Map(effects);
}

function idOf(index: number): string {
  return `zq${index}`;
}

/** Whether a keyword is lost by itself, or with something that it stands in; or the one entry of it that there is. */
function lossAt(pointer: string, losses: readonly Loss[]): Loss | undefined {
  return losses.find(
    (loss) => `${pointer}/`.startsWith(`${loss.pointer}/`) || loss.pointer.replace(/\/[^/]*$/, "") === pointer,
  );
}

function documentWith(cases: readonly CoverageCase[], which: 0 | 1): JsonObject {
  const content = baseDocument(cases[0]?.isNew === true ? "3.2.0" : "3.1.0");
  for (const [index, { keyword, place, pointer, around, values }] of cases.entries()) {
    const id = idOf(index);
    const value = values[which];
    const object = { ...around, ...(value === undefined ? {} : { [keyword]: value }) };
    const here = pointer(id).slice(0, -keyword.length - 1);
    const text = replaced(id, JSON.stringify(object)).replaceAll("{here}", here);
    merge(content, place(id, JSON.parse(text) as JsonObject)); // what JSON.parse gives
  }
  return content;
}

type Mutable = Record<string, JsonValue | undefined>;

function baseDocument(version: string): Mutable {
  const pet = (kind: string): JsonObject => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string", enum: [kind] } },
  });
  const schemas = {
    Alpha: { type: "object", properties: { alpha: { type: "string" } } },
    Beta: { type: "object", properties: { beta: { type: "string" } } },
    Cat: pet("Cat"),
    Dog: pet("Dog"),
  };
  return {
    openapi: version,
    info: { title: "T", version: "1" },
    servers: [{ url: "https://api.example" }],
    components: {
      schemas,
      responses: { Known: { description: "Known." }, Other: { description: "Other." } },
      pathItems: { Known: { post: { responses: { 204: { description: "Done." } } } } },
      securitySchemes: {
        Known: { type: "http", scheme: "bearer" },
        OAuth: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://a.example", scopes: { a: "A.", b: "B." } } },
        },
      },
    },
  };
}

function merge(target: Mutable, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) {
    const own = target[key];
    if (!isJsonObject(own) || !isJsonObject(value)) target[key] = value;
    else {
      const copy: Mutable = { ...own };
      merge(copy, value);
      target[key] = copy;
    }
  }
}

/** The output cut into what belongs to each case: modules of its own, and lines after its name in those that all share. */
function textsById(files: readonly EmittedFile[], isAlone: boolean): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (id: string, text: string): unknown => texts.set(id, `${texts.get(id) ?? ""}${text}\n`);
  for (const { path, text } of files) {
    if ((path === "index.ts" && !isAlone) || path.startsWith("runtime/")) continue;
    if (isAlone) {
      add(idOf(0), text);
      continue;
    }
    const [, own] = /^[a-z]+\/.*(zq\d+)(?!\d)/i.exec(path) ?? [];
    if (own !== undefined) {
      add(own.toLowerCase(), `${path}\n${text}`);
      continue;
    }
    let id = "";
    for (const line of text.split("\n")) {
      if (/^(?:import|  type) /.test(line)) continue;
      id = /zq\d+(?!\d)/i.exec(line)?.[0].toLowerCase() ?? id;
      add(id, line);
    }
  }
  return texts;
}
