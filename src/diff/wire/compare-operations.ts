import type { Operation } from "../../model/api.js";
import { compareRequestBodies, compareResponses } from "./compare-bodies.js";
import { sunsetWords, wordsIn } from "./compare-documentation.js";
import { compareParameters } from "./compare-parameters.js";
import { renamedPathParameters } from "./match-operations.js";
import type { OperationPlace } from "./operation-place.js";
import { code } from "./place.js";

/** Finds what differs between two versions of an operation, apart from who may call it. */
export function compareOperations(before: Operation, after: Operation, place: OperationPlace): void {
  compareWords(before, after, place);
  compareLifecycle(before, after, place);
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

/** The levels of `x-stability-level`, the least stable first; without one an operation is stable. */
const stabilities = ["draft", "alpha", "beta", "stable"];

function compareLifecycle(before: Operation, after: Operation, place: OperationPlace): void {
  const places = { before: before.pointer, after: after.pointer };
  const [left, right] = [before.documentation, after.documentation];
  if (left.deprecated !== true && right.deprecated === true) {
    const kind = right.sunset === undefined ? "operation-deprecated-without-sunset" : "operation-deprecated";
    const message = `The operation is deprecated${sunsetWords(right)}.`;
    place.report({ kind, message, ...places });
  } else if (left.deprecated === true && right.deprecated !== true) {
    place.report({
      kind: "operation-reactivated",
      message: "The operation is not deprecated any longer.",
      ...places,
    });
  } else if (left.sunset !== right.sunset) {
    const [from, to] = [left.sunset ?? "no day", right.sunset ?? "no day"];
    const isEarlier = right.sunset !== undefined && (left.sunset === undefined || right.sunset < left.sunset);
    const message = `The operation ends on ${to}, not on ${from}.`;
    place.report({ kind: isEarlier ? "sunset-moved-forward" : "sunset-changed", message, ...places, from, to });
  }
  const [from, to] = [left.stability ?? "stable", right.stability ?? "stable"];
  if (from === to) return;
  const isLess = stabilities.indexOf(to) < stabilities.indexOf(from);
  const message = `The operation is ${code(to)} now, not ${code(from)}.`;
  place.report({ kind: isLess ? "stability-decreased" : "stability-increased", message, ...places, from, to });
}
