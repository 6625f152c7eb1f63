import { posix } from "node:path";
import ts from "typescript";

/** Source texts by path: `src/load/load-config.ts`. */
export type Sources = Readonly<Record<string, string>>;

/** What the modules of a part of the house may use. */
interface Rule {
  /** Parts whose modules they may import, beside their own. */
  readonly parts: readonly string[];
  /** Whether they may import packages and `node:` modules that touch neither disk nor network. */
  readonly packages: "all" | "all but node:" | readonly string[];
  /** Whether they may touch the disk and start processes. */
  readonly system?: true;
}

const phases = ["load", "lint", "resolve", "cover", "emit", "write", "diff", "pack", "report"];

/** `cli → commands → phases → model`; and `runtime`, which is copied into outputs, stands alone. */
const rules: Readonly<Record<string, Rule>> = {
  model: { parts: [], packages: [] },
  runtime: { parts: [], packages: ["openapi-fetch"] },
  load: { parts: ["model"], packages: "all", system: true },
  lint: { parts: ["model"], packages: "all", system: true },
  resolve: { parts: ["model"], packages: "all but node:" },
  cover: { parts: ["model"], packages: [] },
  emit: { parts: ["model"], packages: "all but node:" },
  write: { parts: ["model"], packages: "all", system: true },
  pack: { parts: ["model"], packages: "all", system: true },
  report: { parts: ["model"], packages: "all but node:" },
  diff: { parts: ["model"], packages: "all" },
  redocly: { parts: ["model"], packages: [] },
  commands: { parts: [...phases, "model"], packages: "all" },
  cli: { parts: ["commands", ...phases, "model"], packages: "all" },
  start: { parts: ["cli", "commands"], packages: "all", system: true },
  "cli.ts": { parts: ["cli"], packages: ["node:v8"] },
  "redocly.ts": { parts: ["redocly", "model", "report", "resolve"], packages: [] },
  "index.ts": { parts: ["commands", ...phases, "model"], packages: [] },
};

const systemModules = /^(?:node:)?(?:fs|child_process|net|http|https|http2|dgram|tls|worker_threads)(?:\/|$)/;
const mostLines = 250;

/** Where the sources do not keep to the plan of the house, one sentence each. */
export function violationsIn(sources: Sources): readonly string[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const part = partOf(path);
    const rule = rules[part];
    if (rule === undefined) return [`${path} belongs to no part of the house.`];
    const lines = text.trimEnd().split("\n").length;
    return [
      ...(lines > mostLines ? [`${path} has ${lines} lines.`] : []),
      ...importsOf(text).flatMap((specifier) => importViolation(path, specifier, part, rule)),
      ...globalsIn(path, text)
        .filter((name) => !mayUse(part, name))
        .map((name) => `${path} uses \`${name}\`.`),
    ];
  });
}

/** The folder below `src/`, or the file's own name. */
function partOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** Every module that is imported, for its types, for its values, or at run time. */
function importsOf(text: string): readonly string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function importViolation(path: string, specifier: string, part: string, rule: Rule): readonly string[] {
  if (!specifier.startsWith(".")) {
    return isAllowedPackage(specifier, rule) ? [] : [`${path} imports ${specifier}.`];
  }
  const target = posix.join(posix.dirname(path), specifier);
  const targetPart = partOf(target.replace(/\.js$/, ".ts"));
  const isAllowed = target.startsWith("src/") && (targetPart === part || rule.parts.includes(targetPart));
  return isAllowed ? [] : [`${path} imports ${target}.`];
}

function isAllowedPackage(specifier: string, { packages, system }: Rule): boolean {
  const isSystem = systemModules.test(specifier);
  if (typeof packages !== "string") return packages.includes(specifier);
  if (packages === "all but node:" && (specifier.startsWith("node:") || isSystem)) return false;
  return specifier !== "node:process" && specifier !== "process" && (system === true || !isSystem);
}

function mayUse(part: string, name: string): boolean {
  if (name === "process") return part === "cli.ts";
  return rules[part]?.packages === "all";
}

/** Global names of Node that a text uses: as a name of its own, not as a property. */
function globalsIn(path: string, text: string): readonly string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && ["process", "Buffer", "__dirname", "require"].includes(node.text);
    if (isName && !isMemberName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return [...names];
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node && !isGlobalThis(parent.expression);
  return (
    (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent)) &&
    parent.name === node
  );
}

function isGlobalThis(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "globalThis";
}
