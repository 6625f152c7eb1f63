import { relative, resolve, sep } from "node:path";
import { lintPast } from "../lint/lint-past.js";
import { lintProblems, type LintProblems } from "../lint/lint-problems.js";
import type { LintRequest } from "../lint/lint-document.js";
import { isUrl } from "../load/git-source.js";
import { loadOverlaid } from "../load/overlay/apply-overlays.js";
import { displayedPath } from "../load/read-source.js";
import type { SelectedApi } from "./select-apis.js";

/**
 * Lints an API as its overlays make it: Redocly, which knows no overlays, finds the changed document in the place of the written one.
 *
 * Each problem is located where what it is about was written. What is wrong with the overlays themselves is among the issues.
 */
export async function lintOverlaid(
  request: Omit<LintRequest, "format">,
  { root, settings }: Pick<SelectedApi, "root" | "settings">,
): Promise<LintProblems> {
  const { config, cwd } = request;
  if (settings?.overlays === undefined || isUrl(root)) return lintProblems(request);
  const { value: source, issues: found } = await loadOverlaid(root, settings.overlays, cwd);
  if (source === undefined) return { exitCode: 1, issues: found, stderr: "" };
  const path = resolve(cwd, root);
  const top = topOf([path, resolve(cwd, config ?? ".")], cwd);
  const prefix = `${pathFrom(top, cwd)}/`.replace(/^\/$/, "");
  const files = new Map([[pathFrom(top, path), JSON.stringify(source.content)]]);
  const outcome = await lintPast(request, { prefix, files });
  const shown = displayedPath(path, cwd);
  const issues = outcome.issues.map((issue) =>
    issue.location.file === shown ? { ...issue, location: source.locate(issue.location.pointer) } : issue,
  );
  return { ...outcome, issues: [...found, ...issues] };
}

/** The nearest folder from the working directory upwards that has all of the paths in it. */
function topOf(paths: readonly string[], cwd: string): string {
  const steps = paths.map((path) => /^(?:\.\.\/)*/.exec(`${pathFrom(cwd, path)}/`)?.[0] ?? "");
  return resolve(cwd, ...steps.sort((one, other) => other.length - one.length).slice(0, 1));
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, "/");
}
