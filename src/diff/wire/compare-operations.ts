import type { Operation } from "../../model/api.js";
import { compareRequestBodies, compareResponses } from "./compare-bodies.js";
import { wordsIn } from "./compare-documentation.js";
import { compareLifecycle } from "./compare-lifecycle.js";
import { compareParameters } from "./compare-parameters.js";
import { renamedPathParameters } from "./match-operations.js";
import type { OperationPlace } from "./operation-place.js";
import { code } from "./place.js";

/** Finds what differs between two versions of an operation, apart from who may call it. */
export function compareOperations(before: Operation, after: Operation, place: OperationPlace): void {
  compareWords(before, after, place);
  for (const finding of compareLifecycle(before, after, "the operation")) place.report(finding);
  compareParameters(before.parameters, after.parameters, renamedPathParameters(before, after), place);
  compareRequestBodies(before, after, place);
  compareResponses(before.responses, after.responses, place);
}

function compareWords(before: Operation, after: Operation, place: OperationPlace): void {
  const places = { before: before.pointer, after: after.pointer };
  const [from, to] = [before.name, after.name];
  if (from !== to) {
    const message = `The operation is called ${code(to)} now, not ${code(from)}.`;
    place.report({ kind: "operation-name-changed", message, ...places, from, to });
  }
  if (before.tag !== after.tag) {
    const message = `The first tag of the operation is ${code(after.tag)} now, not ${code(before.tag)}.`;
    place.report({ kind: "operation-tag-changed", message, ...places, from: before.tag, to: after.tag });
  }
  const wordsOf = ({ summary, documentation }: Operation): string => `${summary ?? ""} ${wordsIn(documentation)}`;
  if (wordsOf(before) !== wordsOf(after)) {
    const message = "The operation is described in other words.";
    place.report({ kind: "operation-documentation-changed", message, ...places });
  }
}
