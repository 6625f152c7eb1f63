import type { JsonObject, JsonValue } from "../model/json.js";

/** What `package.json` says that is not the same for all packages. */
export interface ManifestFacts {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly repository?: string;
  /** Whether there are CommonJS modules beside the others. */
  readonly cjs: boolean;
  /** The folders of `dist/` whose modules can be imported one by one, and its modules beside `index`. */
  readonly folders: readonly string[];
  readonly modules: readonly string[];
  /** Packages that the modules import, with the versions that they were made for. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** From what the package was made, for the comparison with the next version. */
  readonly origin: PackageOrigin;
}

/** From what a package was made. */
export interface PackageOrigin {
  /** `sha256-` and the Base64 of the hash of `openapi.json`, as Subresource Integrity writes it. */
  readonly spec: string;
  /** Version of Specwright. */
  readonly generator: string;
  /** The settings that have a say in the code. */
  readonly settings: JsonValue;
}

/** The text of `package.json`, in the order in which people write it. */
export function packageManifest(facts: ManifestFacts): string {
  const { name, version, description, license, repository, cjs, dependencies, origin } = facts;
  const manifest: JsonObject = {
    name,
    version,
    ...(description === "" ? {} : { description }),
    license,
    ...(repository === undefined ? {} : { repository: { type: "git", url: repositoryUrl(repository) } }),
    type: "module",
    sideEffects: false,
    // For tools that do not know `exports`.
    main: cjs ? "./dist/index.cjs" : "./dist/index.js",
    types: cjs ? "./dist/index.d.cts" : "./dist/index.d.ts",
    exports: exportsOf(facts),
    files: ["dist", "openapi.json", "CHANGELOG.md"],
    engines: { node: ">=20" },
    dependencies,
    specwright: { spec: origin.spec, generator: origin.generator, settings: origin.settings },
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function exportsOf({ cjs, folders, modules }: ManifestFacts): JsonObject {
  const entry = (path: string): JsonObject => {
    const esm = { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` };
    return cjs ? { import: esm, require: { types: `./dist/${path}.d.cts`, default: `./dist/${path}.cjs` } } : esm;
  };
  return {
    ".": entry("index"),
    ...Object.fromEntries(modules.map((module) => [`./${module}`, entry(module)])),
    ...Object.fromEntries(folders.map((folder) => [`./${folder}/*`, entry(`${folder}/*`)])),
    "./openapi.json": "./openapi.json",
    "./package.json": "./package.json",
  };
}

/** The form that npm makes of a URL or `github:owner/name`, so that publishing changes nothing. */
function repositoryUrl(repository: string): string {
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(repository)?.[1];
  const url = short === undefined ? repository : `https://github.com/${short}`;
  const full = /^https:\/\/(?:github|gitlab)\.com\/[^?#]+$/.test(url) && !url.endsWith(".git") ? `${url}.git` : url;
  return full.startsWith("https://") ? `git+${full}` : full;
}
