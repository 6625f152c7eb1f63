import { issueOf, type WithIssues } from "../model/issue.js";
import { type PreviousPackage, readPreviousPackage } from "../pack/previous-package.js";
import { readPublishedPackage } from "../pack/published-package.js";
import type { PackOptions } from "./pack.js";
import type { PackageApi } from "./select-packages.js";

/**
 * The last version of a package: the one that the user names, or the last one that the registry has.
 *
 * Undefined for the first version, and after a fatal issue. Who says the version himself needs none: then what is wrong
 * with the last one is a warning.
 */
export async function findPrevious(
  { packageName, place }: PackageApi,
  options: PackOptions,
): Promise<WithIssues<PreviousPackage | undefined>> {
  if (options.first === true) return { value: undefined, issues: [] };
  const { value, issues } =
    options.previous === undefined
      ? await readPublishedPackage(packageName, place, options)
      : await readPreviousPackage(options.previous, options.cwd);
  if (value !== undefined && value.name !== packageName) {
    const message = `\`${options.previous ?? ""}\` is a version of \`${value.name}\`, not of \`${packageName}\`.`;
    return { value: undefined, issues: [issueOf("previous-unusable", place, message)] };
  }
  if (options.version === undefined) return { value, issues };
  return { value, issues: issues.map((issue) => ({ ...issue, severity: "warning" })) };
}
