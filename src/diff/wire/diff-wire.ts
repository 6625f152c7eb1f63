import type { Operation } from "../../model/api.js";
import type { Change } from "../../model/change.js";
import type { DiffSide } from "../diff-side.js";
import { compareOperations } from "./compare-operations.js";
import { compareSecurity, compareSecuritySchemes } from "./compare-security.js";
import { sunsetWords } from "./compare-lifecycle.js";
import { matchBy } from "./match.js";
import { matchOperations, operationLabel } from "./match-operations.js";
import { operationPlace, type OperationPlace } from "./operation-place.js";
import { code } from "./place.js";
import { SchemaPairs } from "./schema-pairs.js";
import { WireLog } from "./wire-log.js";

/**
 * Finds what differs between two versions of an API for whoever calls it, judged by the documents alone: what was valid
 * in a request must stay valid, what a response was promised to be must stay true.
 *
 * A component that differs is one change, with the operations that it reaches; one that no operation sends or receives
 * is none.
 */
export function diffWire(before: DiffSide, after: DiffSide): readonly Change[] {
  const log = new WireLog();
  const pairs = new SchemaPairs(before.api.schemas, after.api.schemas);
  compareApis(before, after, log);
  compareGroup(before.api.operations, after.api.operations, operationGroup, { before, after, pairs, log });
  compareGroup(before.api.webhooks, after.api.webhooks, webhookGroup, { before, after, pairs, log });
  pairs.finish(log);
  return log.changes(before, after);
}

/** What stands above the operations: servers and security schemes. */
function compareApis({ api: before }: DiffSide, { api: after }: DiffSide, log: WireLog): void {
  const reach = { subject: after.title === "" ? "the API" : after.title, operations: [] };
  const { removed, added } = matchBy(before.servers, after.servers, ({ url }) => url);
  for (const { url, pointer } of removed) {
    log.report({ kind: "server-removed", message: `The server ${code(url)} is gone.`, before: pointer }, reach);
  }
  for (const { url, pointer } of added) {
    log.report({ kind: "server-added", message: `The server ${code(url)} is new.`, after: pointer }, reach);
  }
  for (const finding of compareSecuritySchemes({ before, after })) log.report(finding, reach);
}

interface Comparison {
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly pairs: SchemaPairs;
  readonly log: WireLog;
}

/** What is compared as a group: operations, webhooks, or the callbacks of one operation. */
interface Group {
  readonly word: "operation" | "webhook" | "callback";
  labelOf(operation: Operation): string;
}

const operationGroup: Group = { word: "operation", labelOf: operationLabel };

const webhookGroup: Group = { word: "webhook", labelOf: ({ path }) => `webhook ${path}` };

function compareGroup(
  left: readonly Operation[],
  right: readonly Operation[],
  { word, labelOf }: Group,
  comparison: Comparison,
): void {
  const { before, after, pairs, log } = comparison;
  const { removed, added, kept } = matchOperations(left, right);
  for (const operation of removed) {
    const subject = labelOf(operation);
    const { documentation, pointer } = operation;
    const announced = documentation.deprecated === true ? `; it was deprecated${sunsetWords(documentation)}` : "";
    const message = `The ${word} is gone${announced}.`;
    log.report({ kind: `${word}-removed`, message, before: pointer }, { subject, operations: [subject] });
  }
  for (const operation of added) {
    const subject = labelOf(operation);
    const message = `The ${word} is new.`;
    log.report({ kind: `${word}-added`, message, after: operation.pointer }, { subject, operations: [subject] });
  }
  for (const [previous, next] of kept) {
    const place = operationPlace(labelOf(next), word !== "operation", pairs, log);
    compareOperations(previous, next, place);
    if (word !== "operation") continue;
    for (const finding of compareSecurity(previous, next, { before: before.api, after: after.api })) {
      place.report(finding);
    }
    compareServers(previous, next, place);
    compareCallbacks(previous, next, comparison);
  }
}

/** Whether an operation goes elsewhere: by a server of its own, of its path, or by none any longer; that of the document is compared for all. */
function compareServers(before: Operation, after: Operation, place: OperationPlace): void {
  const [from, to] = [before.server?.url, after.server?.url];
  if (from === to) return;
  const words = (url: string | undefined): string => (url === undefined ? "the server of the others" : code(url));
  const message = `The operation goes to ${words(to)} now, not to ${words(from)}.`;
  const details = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  place.report({ kind: "operation-server-changed", message, before: before.pointer, after: after.pointer, ...details });
}

/** Compares what two versions of an operation call back; a callback is known by its name, wherever it goes. */
function compareCallbacks(before: Operation, after: Operation, comparison: Comparison): void {
  const [left, right] = [before, after].map(namedCallbacks);
  if (left === undefined || right === undefined) return;
  const labelOf = ({ path }: Operation): string => `callback ${path} of ${operationLabel(after)}`;
  compareGroup([...left.keys()], [...right.keys()], { word: "callback", labelOf }, comparison);
  for (const [previous, next] of matchOperations([...left.keys()], [...right.keys()]).kept) {
    const [from, to] = [left.get(previous) ?? "", right.get(next) ?? ""];
    if (from === to) continue;
    const message = `The callback goes to ${code(to)} now, not to ${code(from)}.`;
    const finding = { message, before: previous.pointer, after: next.pointer, from, to };
    const subject = labelOf(next);
    comparison.log.report({ kind: "callback-expression-changed", ...finding }, { subject, operations: [subject] });
  }
}

/** The callbacks of an operation, whose path is what they are known by, with the expressions of their URLs. */
function namedCallbacks({ callbacks }: Operation): ReadonlyMap<Operation, string> {
  return new Map(
    callbacks.map(({ name, expression, operation }) => {
      const isOnly = callbacks.every((other) => other.name !== name || other.expression === expression);
      return [{ ...operation, path: isOnly ? name : `${name} to ${expression}` }, expression];
    }),
  );
}
