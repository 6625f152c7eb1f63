import type { Change, Impact } from "../../model/change.js";
import { fingerprintOf } from "../fingerprint.js";
import type { SurfaceKind } from "./surface-kinds.js";
import type { DiffSide } from "../diff-side.js";

/** A change before it has a place in a file and a fingerprint. */
export interface ChangeDraft {
  readonly kind: SurfaceKind;
  readonly impact: Impact;
  readonly direction?: Change["direction"];
  readonly subject: string;
  readonly message: string;
  /** JSON Pointers into the two documents; one of them is there. */
  readonly pointers: { readonly before?: string | undefined; readonly after?: string | undefined };
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly operations: readonly string[];
  readonly explanation?: string | undefined;
}

/** Finds where a change stands. */
export function changeOf(draft: ChangeDraft, before: DiffSide, after: DiffSide): Change {
  const { pointers, from, to, explanation, direction, ...rest } = draft;
  const old = pointers.before === undefined ? undefined : before.locate(pointers.before);
  const current = pointers.after === undefined ? undefined : after.locate(pointers.after);
  const location = current ?? old;
  if (location === undefined) throw new Error(`Unreachable: ${draft.kind} of ${draft.subject} stands nowhere.`);
  const change: Omit<Change, "fingerprint"> = {
    verdict: "types",
    ...rest,
    ...(direction === undefined ? {} : { direction }),
    location,
    ...(old === undefined || current === undefined ? {} : { before: old }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(explanation === undefined ? {} : { explanation }),
  };
  return { ...change, fingerprint: fingerprintOf(change) };
}

/** A list of names in a sentence. */
export function quoted(names: readonly string[]): string {
  const items = names.map((name) => `\`${name}\``);
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
