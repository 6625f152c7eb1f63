import { bumpOf, nextVersion } from "../diff/bump.js";
import type { DiffSide } from "../diff/diff-side.js";
import { sortChanges } from "../diff/sort-changes.js";
import { diffSurface } from "../diff/surface/diff-surface.js";
import { diffWire } from "../diff/wire/diff-wire.js";
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

/** Compares what was published as `version` with what is to be published; undefined where no version can follow. */
export type Compare = (before: ComparedOutput, after: ComparedOutput, version: string) => Comparison | undefined;

/** Both verdicts on two outputs, and the version that follows from them. */
export const compareOutputs: Compare = (previous, next, version) => {
  const [before, after] = [sideOf(previous), sideOf(next)];
  const files = [previous, next].map(({ document }) => document.sources.map(({ file }) => file));
  const changes = sortChanges([...diffWire(before, after), ...diffSurface(before, after)], files);
  const bump = bumpOf(changes);
  const required = nextVersion(version, bump);
  return required === undefined ? undefined : { changes, bump, required };
};

function sideOf({ api, document, files }: ComparedOutput): DiffSide {
  return { api, files, locate: (pointer) => document.locate(pointer) };
}
