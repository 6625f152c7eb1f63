import type { Direction } from "../../model/change.js";
import type { NamedSchema } from "../../model/schema.js";
import { plainCode } from "./code-text.js";
import type { Verdict } from "./comparison.js";
import { constantChanges, guardChanges } from "./module-export-changes.js";
import type { Pair } from "./pair-up.js";
import type { Questions } from "./questions.js";
import type { Way } from "./reach.js";
import { inputKey, type SchemaSurface } from "./schema-surface.js";
import type { ChangeDraft } from "./surface-change.js";

/** What the changes of named schemas are found with. */
export interface SchemaScope {
  readonly before: SchemaSurface;
  readonly after: SchemaSurface;
  readonly questions: Questions;
  /** Whether a schema that is on one side alone belongs to an operation, whose own change speaks for it. */
  belongsToOperation(schema: NamedSchema): boolean;
}

/** Both sides of a schema that is there before and after. */
export interface SchemaPair {
  readonly before: NamedSchema;
  readonly after: NamedSchema;
}

/** Asks about one named schema; the function that is given back takes the answer. */
export function schemaChanges(scope: SchemaScope, { before, after }: Pair<NamedSchema>): () => readonly ChangeDraft[] {
  if (before === undefined) return () => (scope.belongsToOperation(after) ? [] : [added(scope, after)]);
  if (after === undefined) return () => (scope.belongsToOperation(before) ? [] : [removed(scope, before)]);
  const pair = { before, after };
  const renamed =
    before.localName === after.localName || scope.belongsToOperation(after) ? [] : [renaming(scope, pair)];
  const type = typeChange(scope, pair);
  return () => {
    const ofType = type();
    if (scope.before.textOf(before) === scope.after.textOf(after))
      return [...renamed, ...(ofType === undefined ? [] : [ofType])];
    const ofConstants = constantChanges(scope, pair, ofType?.impact);
    const isCovered = ofType?.impact === "additive" && ofConstants.some(({ impact }) => impact === "breaking");
    return [
      ...renamed,
      ...(ofType === undefined || isCovered ? [] : [ofType]),
      ...ofConstants,
      ...guardChanges(scope, pair),
    ];
  };
}

function typeChange(scope: SchemaScope, pair: SchemaPair): () => ChangeDraft | undefined {
  const { before, after } = pair;
  const ways = waysOf(scope, before);
  const input = ways.includes("sent") ? splitInput(scope, pair) : undefined;
  if (input === undefined && hasSameWords(scope, pair)) return () => undefined;
  const written = { name: before.localName, declaration: scope.before.moduleOf(before).declaration };
  const ask = (schema: NamedSchema): (() => Verdict) => {
    const { declaration } = scope.after.moduleOf(schema);
    return scope.questions.ask({ before: written, after: { name: schema.localName, declaration } });
  };
  const read = ask(after);
  const write = input === undefined ? read : ask(input);
  return () => draftOf(scope, pair, ways, { read: read(), write: write() });
}

/** Whether a declaration is the same but for its comments; then only the types that it refers to can have changed. */
function hasSameWords(scope: SchemaScope, { before, after }: SchemaPair): boolean {
  if (before.localName !== after.localName) return false;
  if (scope.before.textOf(before) === scope.after.textOf(after)) return true;
  const [old, current] = [scope.before.moduleOf(before), scope.after.moduleOf(after)];
  return plainCode(old.declaration) === plainCode(current.declaration);
}

/** What callers send in place of the schema, where it was one for both directions and has a view for requests now. */
function splitInput({ before, after }: SchemaScope, pair: SchemaPair): NamedSchema | undefined {
  const key = inputKey(pair.after.name);
  return before.schema(inputKey(pair.before.name)) === undefined ? after.schema(key) : undefined;
}

/** How code that exists handles a type; in both ways where no operation says. */
function waysOf({ before }: SchemaScope, { name }: NamedSchema): readonly Way[] {
  const ways = [...before.reach.waysOf(name)];
  return ways.length === 0 ? ["sent", "received"] : ways;
}

interface Verdicts {
  readonly read: Verdict;
  readonly write: Verdict;
}

function draftOf(
  scope: SchemaScope,
  pair: SchemaPair,
  ways: readonly Way[],
  verdicts: Verdicts,
): ChangeDraft | undefined {
  const { read, write } = verdicts;
  const unreadable = ways.includes("received") ? read.unreadable : undefined;
  const unwritable = ways.includes("sent") ? write.unwritable : undefined;
  const broken: readonly Way[] = [
    ...(unwritable === undefined ? [] : ["sent" as const]),
    ...(unreadable === undefined ? [] : ["received" as const]),
  ];
  if (broken.length === 0 && read.isSame) return undefined;
  const concerned = broken.length === 0 ? ways : broken;
  const difference = unreadable === undefined && unwritable !== undefined ? write : read;
  const shared = {
    direction: directionOf(concerned),
    subject: pair.after.localName,
    pointers: { before: pair.before.schema.pointer, after: pair.after.schema.pointer },
    from: difference.from,
    to: difference.to,
    operations: operationsOf(scope, pair, concerned),
  };
  if (broken.length === 0)
    return { kind: "type-changed", impact: "additive", ...shared, ...compatible(pair, ways, read) };
  const message = incompatibleMessage(pair.after.localName, broken);
  return { kind: "type-incompatible", impact: "breaking", ...shared, message, explanation: unreadable ?? unwritable };
}

function compatible(
  { after }: SchemaPair,
  ways: readonly Way[],
  { reasons }: Verdict,
): Pick<ChangeDraft, "message" | "explanation"> {
  const isHandBuilt = ways.includes("received") && reasons.write !== undefined;
  if (!isHandBuilt)
    return { message: `\`${after.localName}\` is another type now, and what compiled with it still does.` };
  const message = `\`${after.localName}\` is another type now, and what reads it still compiles; values that are built by hand, such as mocks, and comparisons with what it no longer allows may not.`;
  return { message, explanation: reasons.write };
}

function incompatibleMessage(name: string, broken: readonly Way[]): string {
  if (broken.length === 2) return `\`${name}\` is no longer compatible, neither where it is read nor where it is sent.`;
  return broken[0] === "sent"
    ? `\`${name}\` is no longer compatible where it is sent: what was a value of it need not be one now.`
    : `\`${name}\` is no longer compatible where it is read: it need not be what it was.`;
}

function directionOf(ways: readonly Way[]): Direction {
  if (ways.length > 1) return "both";
  return ways[0] === "sent" ? "request" : "response";
}

/** Those of the document after the change; what is sent may go by the name of its view there. */
function operationsOf({ after }: SchemaScope, pair: SchemaPair, ways: readonly Way[]): readonly string[] {
  const names = [pair.after.name, inputKey(pair.after.name)].filter((name) => after.schema(name) !== undefined);
  return after.reach.operations(names, ways);
}

function added({ after }: SchemaScope, schema: NamedSchema): ChangeDraft {
  return {
    kind: "type-added",
    impact: "additive",
    subject: schema.localName,
    message: `The type \`${schema.localName}\` is new.`,
    pointers: { after: schema.schema.pointer },
    operations: after.reach.operations([schema.name]),
  };
}

function removed({ before }: SchemaScope, schema: NamedSchema): ChangeDraft {
  return {
    kind: "type-removed",
    impact: "breaking",
    subject: schema.localName,
    message: `The type \`${schema.localName}\` is no longer exported.`,
    pointers: { before: schema.schema.pointer },
    operations: before.reach.operations([schema.name]),
  };
}

function renaming({ after }: SchemaScope, pair: SchemaPair): ChangeDraft {
  const [from, to] = [pair.before.localName, pair.after.localName];
  return {
    kind: "type-renamed",
    impact: "breaking",
    subject: from,
    message: `The type \`${from}\` is now called \`${to}\`.`,
    pointers: { before: pair.before.schema.pointer, after: pair.after.schema.pointer },
    from,
    to,
    operations: after.reach.operations([pair.after.name]),
  };
}
