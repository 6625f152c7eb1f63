import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import ts from "typescript";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { Api } from "../../src/model/api.js";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import type { Issue } from "../../src/model/issue.js";
import type { JsonObject } from "../../src/model/json.js";
import { defaultSettings, type FormatSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import type { Guard } from "../../src/runtime/guard.js";

/** What guards are made of; all kinds must give the same verdicts. */
export const guardKinds = ["aot", "compact", "predicates"] as const;

type Kind = (typeof guardKinds)[number];

/** What the generator makes of a document. */
export interface Generated {
  readonly issues: readonly Issue[];
  /** The guard of a component, as a user would import it; `undefined` where the generator gave none. */
  guardOf(name: string, kind: Kind): Guard<unknown> | undefined;
  /** The files of one kind, for whoever wants to look at the code. */
  filesOf(kind: Kind): readonly EmittedFile[];
}

/** Runs the whole generator on a document, as a user with the document in a file would; the two deviations are off. */
export async function generate(document: JsonObject, formats: readonly string[] = []): Promise<Generated> {
  const loaded = await loadText(JSON.stringify(document));
  if (loaded.value === undefined) return nothing(loaded.issues);
  const { value: api, issues: resolved } = resolveApi(loaded.value, {
    ...defaultSettings,
    implicitObject: false,
    discriminatorIsAuthoritative: false,
    formats: { request: [], response: formats, custom: {} } satisfies FormatSettings,
  });
  const issues = [...loaded.issues, ...resolved];
  if (issues.some(({ severity }) => severity === "fatal")) return nothing(issues);
  const runtime = await loadRuntime();
  const outputs = new Map<Kind, Output>(
    guardKinds.map((guards) => {
      const settings = { importExtension: ".js", guards } as const;
      const files = emitApi(api, runtime, settings);
      return [guards, { files, load: moduleLoader(files) }];
    }),
  );
  const outputOf = (kind: Kind): Output => {
    const output = outputs.get(kind);
    if (output === undefined) throw new Error(`Unreachable: there is an output of guards of the kind ${kind}.`);
    return output;
  };
  return {
    issues,
    guardOf: (name, kind) => guardOf(api, name, outputOf(kind), kind),
    filesOf: (kind) => outputOf(kind).files,
  };
}

function nothing(issues: readonly Issue[]): Generated {
  return { issues, guardOf: () => undefined, filesOf: () => [] };
}

async function loadText(text: string): ReturnType<typeof loadDocument> {
  const folder = mkdtempSync(join(tmpdir(), "specwright-conformance-"));
  try {
    writeFileSync(join(folder, "openapi.json"), text);
    return await loadDocument("openapi.json", folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Exports = Record<string, unknown>;

interface Output {
  readonly files: readonly EmittedFile[];
  readonly load: (path: string) => Exports;
}

function guardOf(api: Api, name: string, { files, load }: Output, kind: Kind): Guard<unknown> | undefined {
  const schema = api.schemas.find((each) => each.name === name && each.isComponent);
  if (schema === undefined || !schema.guarded) return undefined;
  const path = `schemas/${schema.module}.ts`;
  const guard = load(path)[`${schema.localName}Guard`];
  if (guard === undefined) throw new Error(`${path} has no ${schema.localName}Guard.`);
  const isCompact = files.some((file) => file.path === path && file.text.includes(" compactGuard<"));
  if (isCompact !== (kind === "compact")) throw new Error(`The guard of ${path} is not of the kind ${kind}.`);
  return guard as Guard<unknown>; // what every module exports
}

/** The runtime is the same for all outputs, so that its modules run once. */
const runtimeModules = new Map<string, Exports>();

/** Compiles and runs the modules of an output on demand, as a bundler would. */
function moduleLoader(files: readonly EmittedFile[]): (path: string) => Exports {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const modules = new Map<string, Exports>();
  const load = (path: string): Exports => {
    const cache = path.startsWith("runtime/") ? runtimeModules : modules;
    const known = cache.get(path);
    if (known !== undefined) return known;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`The output has no ${path}.`);
    const exports: Exports = {};
    cache.set(path, exports);
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    const require = (specifier: string): Exports =>
      load(posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts"));
    new Function("exports", "require", outputText)(exports, require);
    return exports;
  };
  return load;
}
