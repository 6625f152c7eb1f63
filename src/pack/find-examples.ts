import ts from "typescript";
import type { Api, Operation } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { compilerOptionsFor } from "./consumer-options.js";
import { type Example, exampleOf, type ExampleScope } from "./example-code.js";
import { environmentFile, virtualPackage } from "./virtual-package.js";
import { virtualHost, virtualRoot } from "./virtual-host.js";

/** The examples of a tag that are tried before it goes without one. */
const attempts = 6;

/**
 * One example for each tag, in the order of the document: the simplest call that compiles against the package.
 *
 * What we make of a schema is a guess, and the compiler is who knows: a README shows nothing that does not compile.
 */
export function findExamples(
  api: Api,
  packageName: string,
  files: readonly EmittedFile[],
): ReadonlyMap<string, Example> {
  const scope: ExampleScope = {
    api,
    packageName,
    schemas: new Map(api.schemas.map((schema) => [schema.name, schema])),
  };
  const tags = [...new Set(api.operations.map(({ tag }) => tag))];
  const candidates = tags.flatMap((tag) => candidatesOf(scope, tag));
  const sources = new Map(candidates.map(({ code }, index) => [`${virtualRoot}/example-${index}.ts`, code]));
  const options = compilerOptionsFor("bundler");
  const host = virtualHost(new Map([...virtualPackage(packageName, files), ...sources, environmentFile]), options);
  const program = ts.createProgram([...sources.keys(), environmentFile[0]], options, host);
  const found = new Map<string, Example>();
  candidates.forEach((example, index) => {
    if (found.has(example.operation.tag)) return;
    const source = program.getSourceFile(`${virtualRoot}/example-${index}.ts`);
    const isSound =
      program.getSyntacticDiagnostics(source).length + program.getSemanticDiagnostics(source).length === 0;
    if (isSound) found.set(example.operation.tag, example);
  });
  return found;
}

function candidatesOf(scope: ExampleScope, tag: string): readonly Example[] {
  const operations = scope.api.operations.filter((operation) => operation.tag === tag);
  const simplest = operations
    .map((operation, index) => ({ operation, rank: rankOf(operation) * operations.length + index }))
    .sort((left, right) => left.rank - right.rank);
  return simplest.flatMap(({ operation }) => exampleOf(scope, operation) ?? []).slice(0, attempts);
}

/** Reading before writing, little before much, and what is going away last. */
function rankOf({ method, parameters, requestBody, documentation }: Operation): number {
  const inputs = parameters.filter(({ required }) => required).length + Number(requestBody?.required === true);
  return (documentation.deprecated === true ? 100 : 0) + (method === "GET" ? 0 : 10) + Math.min(inputs, 9);
}
