import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The TypeScript of the README as one module, with the places that its readers would have. */
function readmeModule(): string {
  const text = readFileSync(`${root}README.md`, "utf8");
  const blocks = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code ?? "");
  return `${blocks.join("\n")}\nexport {};\n`
    .replaceAll('"./api/index.js"', '"../generated/flexslot/index.js"')
    .replaceAll('"./decks/index.js"', '"./fixtures/oauth-flows/expected/index.js"')
    .replaceAll('"./forge/index.js"', '"./fixtures/webhook-events/expected/index.js"')
    .replaceAll('"./tracker/index.js"', '"./fixtures/pagination-link/expected/index.js"')
    .replaceAll('"./pets/queries/pets.js"', '"./fixtures/tanstack-query/expected/queries/pets.js"')
    .replaceAll('"./pets/mocks.js"', '"./fixtures/msw/expected/mocks.js"')
    .replaceAll('"specwright"', '"../src/index.js"');
}

function errorsOf(code: string): readonly string[] {
  const name = `${root}test/readme-code.ts`;
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    // The fixtures have no runtime of their own.
    rootDirs: [
      `${root}src`,
      ...["msw", "oauth-flows", "pagination-link", "tanstack-query", "webhook-events"].map(
        (name) => `${root}test/fixtures/${name}/expected`,
      ),
    ],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  const program = ts.createProgram([name], options, {
    ...host,
    fileExists: (file) => file === name || fileExists(file),
    readFile: (file) => (file === name ? code : readFile(file)),
    getSourceFile: (file, language) =>
      ts.createSourceFile(file, (file === name ? code : readFile(file)) ?? "", language, true),
  });
  const source = program.getSourceFile(name);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("the code of the README compiles", { timeout: 60_000 }, () => {
  const code = readmeModule();
  expect(code).toContain("await mePartnerOauth2ClientsList(client)");
  expect(errorsOf(code)).toEqual([]);
  expect(errorsOf(`${code}const wrong: number = clients;\n`)).toHaveLength(1);
});
