import { Project, ts } from "ts-morph";

/**
 * Strict, as clients are compiled, but without `exactOptionalPropertyTypes`: it tells apart what no document can, and with it an intersection that
 * makes an optional property required (`{ a?: string } & { a: unknown }`) is not assignable to a copy of itself (TypeScript 6.0.2).
 *
 * Of the library only ES5 is asked for, and {@link platform} for what bodies are made of besides: parsing the DOM's declarations takes longer
 * than most comparisons, and the types of an output use nothing else of it.
 */
const options: ts.CompilerOptions = {
  lib: ["lib.es5.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  noEmit: true,
  strict: true,
};

/** The members of the interfaces of the platform and of our runtime, as far as they tell whether another type is assignable. */
const platform = `
interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): unknown;
  slice(start?: number, end?: number, contentType?: string): Blob;
  stream(): ReadableStream<Uint8Array>;
  text(): unknown;
}
interface ReadableStream<R> {
  readonly locked: boolean;
  cancel(reason?: unknown): unknown;
  getReader(): { read(): { done: boolean; value: R | undefined } };
  pipeThrough(transform: unknown): unknown;
  pipeTo(destination: unknown): unknown;
  tee(): [ReadableStream<R>, ReadableStream<R>];
}
interface Iterable<T> {
  iterate(): T;
}
interface AsyncIterable<T> {
  iterateLater(): T;
}
interface ItemStream<T> extends AsyncIterable<T> {
  cancel(): void;
}
interface EventStream<T> extends ItemStream<T> {
  events(): T;
}
interface PartStream<T> extends ItemStream<T> {
  parts(): T;
}
interface Array<T> extends Iterable<T> {}
interface ReadonlyArray<T> extends Iterable<T> {}
`;

const platformFile = "/platform.d.ts";

let known: ReadonlyMap<string, ts.SourceFile> | undefined;

/** The declarations of the library, parsed once in a process. */
function library(): ReadonlyMap<string, ts.SourceFile> {
  if (known !== undefined) return known;
  // Only a project of ts-morph's hands out the library that ts-morph has in itself.
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
  project.createSourceFile(platformFile, platform);
  const files = project.getProgram().compilerObject.getSourceFiles();
  known = new Map(files.map((file) => [file.fileName, file]));
  return known;
}

/**
 * Gives modules to the compiler, by their names in the root folder (`before.ts`); they import each other as `./before.js`.
 *
 * It is ts-morph's TypeScript, which generating the two outputs has already loaded; TypeScript 7 has no interface for this.
 * Raw, without ts-morph's wrappers: nothing is edited, and only the checker is asked.
 */
export function compile(modules: ReadonlyMap<string, string>): ts.Program {
  const files = new Map(library());
  for (const [name, text] of modules) {
    const source = ts.createSourceFile(`/${name}`, text, {
      languageVersion: ts.ScriptTarget.ES2022,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    });
    files.set(source.fileName, source);
  }
  const host: ts.CompilerHost = {
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => "/node_modules/typescript/lib/lib.d.ts",
    getDefaultLibLocation: () => "/node_modules/typescript/lib",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name)?.text,
    writeFile: () => undefined,
  };
  return ts.createProgram([platformFile, ...[...modules.keys()].map((name) => `/${name}`)], options, host);
}
