import type { Operation } from "../../model/api.js";
import type { Change } from "../../model/change.js";
import type { DiffSide } from "../diff-side.js";
import { compareOperations } from "./compare-operations.js";
import { compareSecurity, compareSecuritySchemes } from "./compare-security.js";
import { sunsetWords } from "./compare-lifecycle.js";
import { matchBy } from "./match.js";
import { matchOperations, operationLabel } from "./match-operations.js";
import { operationPlace } from "./operation-place.js";
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
  compareGroup(before.api.operations, after.api.operations, false, { before, after, pairs, log });
  compareGroup(before.api.webhooks, after.api.webhooks, true, { before, after, pairs, log });
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

function compareGroup(
  left: readonly Operation[],
  right: readonly Operation[],
  isWebhook: boolean,
  { before, after, pairs, log }: Comparison,
): void {
  const labelOf = (operation: Operation): string =>
    isWebhook ? `webhook ${operation.path}` : operationLabel(operation);
  const word = isWebhook ? "webhook" : "operation";
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
    const place = operationPlace(labelOf(next), isWebhook, pairs, log);
    compareOperations(previous, next, place);
    if (isWebhook) continue;
    for (const finding of compareSecurity(previous, next, { before: before.api, after: after.api })) {
      place.report(finding);
    }
  }
}
