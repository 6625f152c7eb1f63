import type { Issue, WithIssues } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";
import { bundleReferences } from "./bundle-references.js";
import { openRoot } from "./open-root.js";
import { applyOverlays } from "./overlay/apply-overlays.js";
import { checkVersion } from "./spec-version.js";
import { understandDocument } from "./understand-document.js";

/**
 * Reads an OpenAPI document and the files that it refers to: from the disk, from a commit (`main:spec/openapi.yaml`), or
 * from the network, where the document has to stand alone. Overlays are applied to the document first, in their order.
 *
 * The value is undefined if the document as a whole cannot be used; a reference that leads nowhere is an issue alone,
 * and stays in the content as it is.
 */
export async function loadDocument(
  file: string,
  cwd: string,
  overlays: readonly string[] = [],
): Promise<WithIssues<SpecDocument | undefined>> {
  const { value: opened, issues } = await openRoot(file, cwd);
  if (opened === undefined) return { value: undefined, issues };
  const { value: overlaid, issues: unapplied } = await applyOverlays(opened.source, overlays, cwd);
  if (overlaid === undefined || hasFatal(unapplied)) return { value: undefined, issues: unapplied };
  const root = overlaid.source;
  const checked = checkVersion(root);
  if ("issue" in checked) return { value: undefined, issues: [...unapplied, checked.issue] };
  const bundle = bundleReferences(root, checked.content, opened.read);
  const found = [...unapplied, ...bundle.issues];
  if (hasFatal(found)) return { value: undefined, issues: found };
  const sources = [...bundle.sources, ...overlaid.overlays];
  const understood = await understandDocument({ ...bundle, sources, file: root.file, version: checked.version });
  return { value: understood.value, issues: [...found, ...understood.issues] };
}

function hasFatal(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === "fatal");
}
