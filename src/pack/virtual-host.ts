import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Source texts by absolute path, with `/` on every system. */
export type VirtualFiles = ReadonlyMap<string, string>;

/**
 * A folder that exists in memory alone. It lies in our own package, so that what generated code imports is found where
 * our own dependencies are, wherever the user's project keeps its.
 */
export const virtualRoot = `${fileURLToPath(new URL("../../", import.meta.url)).replaceAll("\\", "/")}.virtual`;

const libraries = new Map<string, ts.SourceFile>();

/** A compiler host that sees `files` beside those on the disk, and writes nothing. */
export function virtualHost(files: VirtualFiles, options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = foldersOf(files);
  const isVirtual = (path: string): boolean => path.startsWith(`${virtualRoot}/`);
  return {
    ...host,
    getCurrentDirectory: () => virtualRoot,
    writeFile: () => undefined,
    fileExists: (path) => files.has(path) || (!isVirtual(path) && host.fileExists(path)),
    readFile: (path) => files.get(path) ?? (isVirtual(path) ? undefined : host.readFile(path)),
    directoryExists: (path) => folders.has(path) || (!isVirtual(path) && ts.sys.directoryExists(path)),
    getDirectories: (path) => (isVirtual(path) ? [] : ts.sys.getDirectories(path)),
    realpath: (path) => (isVirtual(path) ? path : (ts.sys.realpath?.(path) ?? path)),
    getSourceFile: (path, language, onError) => {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      return libraryFile(path) ?? keepLibrary(path, host.getSourceFile(path, language, onError));
    },
  };
}

/** The problems of a program in words, with the file as the package has it; none if all is well. */
export function problemsIn(program: ts.Program, diagnostics: readonly ts.Diagnostic[]): readonly string[] {
  const unique = new Map(diagnostics.map((each) => [`${each.file?.fileName}:${each.start}:${each.code}`, each]));
  return [...unique.values()].map(({ file, start = 0, code, messageText }) => {
    const message = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    if (file === undefined) return message;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.replace(`${virtualRoot}/`, "")}:${line + 1}: ${message}`;
  });
}

/** All that is wrong with the virtual files of a program, with what can be declared of them if they are to have declarations. */
export function diagnosticsOf(program: ts.Program): readonly ts.Diagnostic[] {
  // What lies on the disk is the compiler's own, and others' packages: to check those takes longer than all of ours.
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${virtualRoot}/`));
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  if (found.length > 0 || program.getCompilerOptions().declaration !== true) return found;
  return own.filter((file) => !file.isDeclarationFile).flatMap((file) => program.getDeclarationDiagnostics(file));
}

/** The compiler's own declarations are the same for all programs of one target. */
function libraryFile(path: string): ts.SourceFile | undefined {
  return libraries.get(path);
}

function keepLibrary(path: string, file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (file !== undefined && /\/typescript\/lib\/lib\.[\w.]+\.d\.ts$/.test(path)) libraries.set(path, file);
  return file;
}

function foldersOf(files: VirtualFiles): ReadonlySet<string> {
  const folders = new Set<string>([virtualRoot]);
  for (const path of files.keys()) {
    for (let end = path.lastIndexOf("/"); end > virtualRoot.length; end = path.lastIndexOf("/", end - 1)) {
      folders.add(path.slice(0, end));
    }
  }
  return folders;
}
