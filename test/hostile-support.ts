import ts from "typescript";
import { emitApi } from "../src/emit/emit-api.js";
import { loadRuntime } from "../src/load/load-runtime.js";
import { readUpstreamDocument } from "../src/load/read-upstream.js";
import type { Api } from "../src/model/api.js";
import type { EmittedFile } from "../src/model/emitted-file.js";
import type { JsonObject } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";

/** Everything that can be asked for. */
export const everything = { ...defaultSettings, tanstackQuery: true, msw: true };

/** What becomes of a document. */
export interface Generated {
  readonly api: Api;
  readonly files: readonly EmittedFile[];
}

/** Generates code for a document, all in memory. */
export async function generated(content: JsonObject, settings = everything): Promise<Generated> {
  const { value: loaded, issues } = await readUpstreamDocument(JSON.stringify(content), "openapi.json");
  if (loaded === undefined) throw new Error(issues.map(({ message }) => message).join("\n"));
  const { value: api } = resolveApi(loaded.document, settings);
  const files = emitApi(api, await loadRuntime(), settings);
  return { api, files: files.filter(({ path }) => !path.startsWith("runtime/")) };
}

/** A part of the compiler's interface that it keeps to itself. */
interface ParsedFile extends ts.SourceFile {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  readonly commentDirectives?: readonly unknown[];
  readonly checkJsDirective?: unknown;
}

/** Letters of other scripts are quoted, and so are names that begin with a digit: that is no other shape. */
function kindOf(node: ts.Node): ts.SyntaxKind {
  if (ts.isStringLiteral(node)) return ts.SyntaxKind.Identifier;
  return ts.isElementAccessExpression(node) ? ts.SyntaxKind.PropertyAccessExpression : node.kind;
}

/** How TypeScript's parser sees a module: the kinds of its nodes, and whatever is wrong with it or meant for compilers. */
export function shapeOf({ path, text }: EmittedFile): { readonly shape: string; readonly problems: readonly string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false) as ParsedFile; // see there
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    // Long lines are broken within parentheses.
    if (ts.isParenthesizedExpression(node) || ts.isParenthesizedTypeNode(node)) return ts.forEachChild(node, visit);
    kinds.push(`${kindOf(node)}(`);
    ts.forEachChild(node, visit);
    kinds.push(")");
  };
  visit(file);
  const directives = [
    ...(file.commentDirectives ?? []).map(() => "a directive to ignore errors"),
    ...(file.checkJsDirective === undefined ? [] : ["a directive to check nothing"]),
    ...[file.referencedFiles, file.typeReferenceDirectives, file.libReferenceDirectives].flatMap((references) =>
      references.map(({ fileName }) => `a reference to ${fileName}`),
    ),
  ];
  const errors = file.parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  return { shape: kinds.join(""), problems: [...errors, ...directives] };
}

/** What changes how a text looks, or ends a line for some: controls, and marks that turn the direction (Trojan Source). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const deceptive = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u;

/** The first line that does not show what it is; undefined where there is none. */
export function deceptiveLine(text: string): string | undefined {
  return text.split("\n").find((line) => deceptive.test(line));
}

/** What Windows takes for no name of a file (Naming Files, Paths, and Namespaces). */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const illegal = /[<>:"|?*\\\u0000-\u001f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The parts of a path that a disk of Windows, macOS or Linux would not take, or that lead out of the folder. */
export function illegalParts(path: string): readonly string[] {
  const isTooLong = (part: string): boolean => Buffer.byteLength(part) > 240;
  return path.split("/").filter((part) => part === "" || illegal.test(part) || part === ".." || isTooLong(part));
}
