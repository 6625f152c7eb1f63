import type { SurfaceKind } from "../../src/diff/surface/surface-kinds.js";
import type { WireKind } from "../../src/diff/wire/wire-rules.js";
import type { Change } from "../../src/model/change.js";

/** What can be there on one side alone, with the kinds of change that say so. */
const parts: Readonly<Record<string, { readonly gone: readonly Kind[]; readonly new: readonly Kind[] }>> = {
  operation: { gone: ["operation-removed"], new: ["operation-added"] },
  webhook: { gone: ["webhook-removed"], new: ["webhook-added"] },
  callback: { gone: ["callback-removed"], new: ["callback-added"] },
  parameter: {
    gone: ["parameter-removed", "required-parameter-removed"],
    new: ["parameter-added", "required-parameter-added"],
  },
  property: {
    gone: ["property-removed", "required-property-removed", "property-forbidden", "required-property-forbidden"],
    new: ["property-added", "property-added-to-closed-object", "required-property-added"],
  },
  value: {
    gone: ["enum-value-removed", "open-enum-value-removed"],
    new: ["enum-value-added", "open-enum-value-added"],
  },
  "media type": { gone: ["media-type-removed"], new: ["media-type-added"] },
  body: { gone: ["request-body-removed"], new: ["request-body-added", "required-request-body-added"] },
  success: { gone: ["success-status-removed"], new: ["success-status-added"] },
  error: { gone: ["error-status-removed"], new: ["error-status-added"] },
  "status of a range": { gone: ["status-merged"], new: ["status-singled-out"] },
  header: { gone: ["header-removed", "required-header-removed"], new: ["header-added"] },
  alternative: { gone: ["union-member-removed"], new: ["union-member-added"] },
  "security scheme": { gone: ["security-scheme-removed"], new: ["security-scheme-added"] },
  server: { gone: ["server-removed"], new: ["server-added"] },
  type: { gone: ["type-removed"], new: ["type-added"] },
  function: { gone: ["function-removed"], new: ["function-added"] },
  "status of a function": { gone: ["function-status-removed"], new: ["function-status-added"] },
  guard: { gone: ["guard-removed"], new: ["guard-added"] },
  constant: { gone: ["constant-removed"], new: ["constant-added"] },
  export: { gone: ["export-removed"], new: ["export-added"] },
};

type Kind = WireKind | SurfaceKind;

/** What is gone and what is new by these changes, each as a line with its place, sorted. */
export function goneAndNew(changes: readonly Change[]): {
  readonly gone: readonly string[];
  readonly new: readonly string[];
} {
  const linesOf = (side: "gone" | "new"): readonly string[] =>
    changes
      .flatMap((change) => Object.entries(parts).flatMap(([part, kinds]) => lineOf(part, kinds[side], change)))
      .sort();
  return { gone: linesOf("gone"), new: linesOf("new") };
}

function lineOf(part: string, kinds: readonly Kind[], change: Change): readonly string[] {
  const { verdict, subject, location, direction = "none", kind, from, to } = change;
  if (!kinds.some((each) => each === kind)) return [];
  return [[verdict, part, subject, direction, location.pointer, part === "value" ? (from ?? to) : ""].join(" ")];
}
