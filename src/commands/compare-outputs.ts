import type { Bump, Change } from "../model/change.js";
import type { Output } from "./build-output.js";

/** What `pack` wants to know of the version before. */
export type ComparedOutput = Pick<Output, "api" | "document" | "files">;

/** What differs between two outputs. */
export interface Comparison {
  /** The worst impact first. */
  readonly changes: readonly Change[];
  readonly bump: Bump;
  /** The lowest version that may follow the version before. */
  readonly required: string;
}

/** Compares what was published as `version` with what is to be published; undefined where nothing can. */
export type Compare = (before: ComparedOutput, after: ComparedOutput, version: string) => Comparison | undefined;

// The phase `diff` decides this as soon as it is here: `diffWire` and `diffSurface` find the changes, `bumpOf` and
// `nextVersion` rate them. Until then, versions are named by hand.
/** Both verdicts on two outputs, and the version that follows from them. */
export const compareOutputs: Compare = () => undefined;
