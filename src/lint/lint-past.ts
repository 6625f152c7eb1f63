import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { lintProblems, type LintProblems } from "./lint-problems.js";
import type { LintRequest } from "./lint-document.js";
import { type Overlay, withOverlay } from "./with-overlay.js";

/** Files as they were, by their paths from the top of the repository; `prefix` is the working directory in it. */
export type PastFiles = Pick<Overlay, "prefix" | "files">;

/** Lints documents as they were with the configuration, the plugins and the Redocly of now. */
export async function lintPast(
  request: Omit<LintRequest, "format">,
  { prefix, files }: PastFiles,
): Promise<LintProblems> {
  const real = await realpath(request.cwd);
  const top = resolve(
    real,
    ...prefix
      .split("/")
      .filter((part) => part !== "")
      .map(() => ".."),
  );
  return withOverlay({ top, prefix, files }, async (cwd, copy) => {
    const outcome = await lintProblems({ ...request, cwd });
    // Where a message names a path, it is one of the tree that everybody knows.
    const known = (text: string): string => text.replaceAll(copy, top);
    return { ...outcome, issues: outcome.issues.map((issue) => ({ ...issue, message: known(issue.message) })) };
  });
}
