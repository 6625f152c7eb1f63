import type { Change } from "../../model/change.js";
import type { DiffSide } from "../diff-side.js";

/** What differs on the wire between two versions of an API. */
export function diffWire(_before: DiffSide, _after: DiffSide): readonly Change[] {
  return [];
}
