import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the imports of our documentation lead: to what fixtures turn into. */
const places: readonly (readonly [specifier: RegExp, path: string])[] = [
  [/"\.\/api\//g, '"./fixtures/tour/expected/'],
  [/"\.\/decks\//g, '"./fixtures/oauth-flows/expected/'],
  [/"\.\/forge\//g, '"./fixtures/webhook-events/expected/'],
  [/"\.\/files\//g, '"./fixtures/text-and-binary-bodies/expected/'],
  [/"\.\/pets\/mocks\.js"/g, '"./fixtures/msw/expected/mocks.js"'],
  [/"\.\/pets\//g, '"./fixtures/tanstack-query/expected/'],
  [/"\.\/regions\//g, '"./fixtures/servers-with-variables/expected/'],
  [/"\.\/reports\//g, '"./fixtures/several-media-types/expected/'],
  [/"\.\/tracker\//g, '"./fixtures/response-headers/expected/'],
  [/"specwright"/g, '"../src/index.js"'],
];

/** The code of a page of our documentation. */
export interface DocumentedCode {
  /** Its blocks of TypeScript as one module, with imports that lead to fixtures. */
  readonly code: string;
  /** The lines that the page says are printed: behind an arrow in a comment each, or a block of its own. */
  readonly printed: readonly string[];
}

/** Reads a page, such as `docs/client.md`; `isOfModule` says which blocks count, all by default. */
export function documentedCode(file: string, isOfModule: (block: string) => boolean = () => true): DocumentedCode {
  const page = readFileSync(join(root, file), "utf8");
  const blocks = [...page.matchAll(/^```(ts|console)\n([^]*?)^```$/gm)].map(([, language = "", block = ""]) => {
    return { language, block };
  });
  const modules = blocks.filter(({ language, block }) => language === "ts" && isOfModule(block));
  const code = `${modules.map(({ block }) => block).join("\n")}\nexport {};\n`;
  return {
    code: places.reduce((replaced, [specifier, path]) => replaced.replace(specifier, path), code),
    printed: blocks.flatMap(({ language, block }) =>
      language === "ts" ? arrowed(block) : block.trimEnd().split("\n"),
    ),
  };
}

/** The lines after the arrows of `// → first → second`. */
function arrowed(block: string): readonly string[] {
  return [...block.matchAll(/\/\/ → (.*)$/gm)].flatMap(([, lines = ""]) => lines.split(" → "));
}

/** What the compiler says of modules that stand in `test/`, such as `tour.ts`: their names, and what is wrong with them. */
export function compileErrors(codes: ReadonlyMap<string, string>): readonly string[] {
  const texts = new Map([...codes].map(([name, code]) => [join(root, "test", name), code]));
  const fixtures = [...codes.values()].join().matchAll(/\.\/(fixtures\/[\w-]+\/expected)\//g);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    // The fixtures have no runtime of their own.
    rootDirs: [join(root, "src"), ...[...fixtures].map(([, folder = ""]) => join(root, "test", folder))],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const read = (file: string): string | undefined => texts.get(file) ?? readFile(file);
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (file) => texts.has(file) || fileExists(file),
    readFile: read,
    getSourceFile: (file, language) => ts.createSourceFile(file, read(file) ?? "", language, true),
  });
  const sources = [...texts.keys()].map((name) => program.getSourceFile(name));
  const found = sources.flatMap((source) => [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]);
  return found.map(({ file, messageText }) => {
    return `${basename(file?.fileName ?? "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

/** Runs a module in a process of its own, where `hosts` stand for servers on the internet, and gives the lines that it prints. */
export async function linesOf(
  code: string,
  hosts: ReadonlyMap<string, string>,
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const bundled = [...hosts].reduce((text, [url, stand]) => text.replaceAll(url, stand), await bundle(code));
  const program = spawn(process.execPath, ["--input-type=module", "-"], { env: environment });
  program.stdin.end(bundled);
  const [printed, failed] = await Promise.all([text(program.stdout), text(program.stderr)]);
  if (failed !== "") throw new Error(failed);
  return [...hosts]
    .reduce((text, [url, stand]) => text.replaceAll(stand, url), printed)
    .trimEnd()
    .split("\n");
}

/** One file of the module and all that it imports; warnings go where everything else goes, so that their order counts. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(root, "test"), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: { js: "console.warn = console.log;" },
    plugins: [
      {
        name: "the runtime of all fixtures",
        setup: ({ onResolve }) => {
          onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => ({
            path: join(resolveDir, path)
              .replace(/test[\\/]fixtures[\\/][\w-]+[\\/]expected[\\/](?=runtime[\\/])/, join("src", "/"))
              .replace(/\.js$/, ".ts"),
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}
