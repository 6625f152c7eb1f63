import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag, setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** The generator in one script, and what V8 has compiled of it. */
export interface Bundle {
  readonly entry: typeof import("./entry.js");
  /** Keeps what was compiled in this run for the next one, if nothing is kept yet. */
  readonly keepCompiled: () => void;
}

/** Where the bundles are, and what is asked of them. */
export interface BundleRequest {
  /** The folder of the bundles. */
  readonly folder: string;
  /** The name of the command: each compiles other functions. */
  readonly command: string;
  /** Whether what was compiled is kept from run to run. */
  readonly cached: boolean;
}

interface Loaded {
  readonly script: Script;
  /** Where what V8 has compiled is to be kept; absent if it is there already. */
  readonly cacheFile?: string;
}

/**
 * Loads the bundles that `scripts/build.js` makes, with V8's code cache: compiling the compilers takes longer than generating a small
 * client. Node 22 has `module.enableCompileCache` for this.
 */
export function loadBundle({ folder, command, cached }: BundleRequest): Bundle {
  const loaded: Loaded[] = [];
  const known = new Map<string, unknown>();
  const load = (name: string): unknown => {
    const file = join(folder, name);
    const { run, ...rest } = compile(file, cached ? cacheFileFor(file, command) : undefined);
    loaded.push(rest);
    const packages = createRequire(file);
    const require = (wanted: string): unknown => {
      if (!wanted.startsWith("./")) return packages(wanted.startsWith("file:") ? fileURLToPath(wanted) : wanted);
      if (!known.has(wanted)) known.set(wanted, load(wanted));
      return known.get(wanted);
    };
    const module = { exports: {} };
    run(module.exports, require, module, file, folder);
    return module.exports;
  };
  const name = readdirSync(folder).find((each) => each.startsWith("cli-"));
  if (name === undefined) throw new Error(`There is no bundle in ${folder}.`);
  const entry = load(name) as Bundle["entry"]; // what the bundle is made from
  return { entry, keepCompiled: () => loaded.forEach((each) => keep(each, folder)) };
}

/** Of V8 and its flags, as long as nobody has changed any. */
const versionTag = cachedDataVersionTag();

type ModuleFunction = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

function compile(filename: string, cacheFile: string | undefined): Loaded & { readonly run: ModuleFunction } {
  // The bundles are nothing but ASCII, which takes half the memory and time of decoding UTF-8.
  const source = readFileSync(filename, "latin1");
  const cachedData = cacheFile !== undefined && existsSync(cacheFile) ? readFileSync(cacheFile) : undefined;
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const isCompiled = cachedData !== undefined && script.cachedDataRejected !== true;
  // V8 forgets what it compiled of functions that have not run for a while: of a long run, the outermost ones, which take the longest.
  if (cacheFile !== undefined && !isCompiled) setFlagsFromString("--no-flush-bytecode");
  const run = script.runInThisContext() as ModuleFunction; // the expression above
  return { script, run, ...(cacheFile === undefined || isCompiled ? {} : { cacheFile }) };
}

/**
 * Where what was compiled of a bundle is kept: in the `node_modules` that the package is in, which whoever could write there could change
 * anyway. The name of a bundle has the hash of its content, of which V8 compares the length alone; another V8, or the same with other flags, has
 * a file of its own, since it could not read this one.
 */
function cacheFileFor(file: string, command: string): string {
  const root = dirname(dirname(dirname(file)));
  const modules = basename(dirname(root)) === "node_modules" ? dirname(root) : join(root, "node_modules");
  return join(modules, ".cache/specwright", `${basename(file, ".cjs")}-${command}-${versionTag}.v8`);
}

function keep({ script, cacheFile }: Loaded, bundles: string): void {
  // Another run may have kept it by now; what V8 did not take is of no use to anybody.
  if (cacheFile === undefined || (existsSync(cacheFile) && script.cachedDataRejected !== true)) return;
  const temporary = `${cacheFile}.${randomUUID()}`;
  try {
    setFlagsFromString("--flush-bytecode"); // since flags are a part of what is kept
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, cacheFile);
    removeSuperseded(dirname(cacheFile), bundles);
  } catch {
    // It saves time and nothing else: where it cannot be kept, all is well without.
    rmSync(temporary, { force: true });
  }
}

/** Removes what was kept of bundles that are gone: each build of Specwright would leave several megabytes behind. */
function removeSuperseded(cache: string, bundles: string): void {
  for (const name of readdirSync(cache)) {
    const bundle = /^(.+)-[a-z]+-\d+\.v8/.exec(name)?.[1];
    if (bundle !== undefined && !existsSync(join(bundles, `${bundle}.cjs`))) rmSync(join(cache, name), { force: true });
  }
}
