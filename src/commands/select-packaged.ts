import { resolve } from "node:path";
import { displayedPath } from "../load/read-source.js";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import type { CommandOptions } from "./command.js";
import type { Comparison } from "./select-comparisons.js";

/** Two versions of an API that is published as a package. */
export type PackagedComparison = Comparison & Required<Pick<Comparison, "packaged">>;

/** The comparisons of APIs that have a package, one for each package. */
export function selectPackaged(
  comparisons: readonly Comparison[],
  options: Pick<CommandOptions, "config" | "cwd">,
): WithIssues<readonly PackagedComparison[]> {
  const packaged = comparisons.filter(isPackaged);
  if (packaged.length === 0) return { value: [], issues: comparisons.length === 0 ? [] : [noPackageIssue(options)] };
  const issues = packaged.flatMap((comparison, index) => {
    const other = packaged.slice(0, index).find((earlier) => earlier.packaged.name === comparison.packaged.name);
    return other === undefined ? [] : [sharedIssue(comparison, other)];
  });
  return { value: packaged, issues };
}

function isPackaged(comparison: Comparison): comparison is PackagedComparison {
  return comparison.packaged !== undefined;
}

/** What one of them asks for, the other one would overwrite. */
function sharedIssue({ name, packaged }: PackagedComparison, other: PackagedComparison): Issue {
  const message = `\`${other.name}\` and \`${name}\` have the same package, \`${packaged.name}\`.`;
  return issueOf("package-invalid", packaged.place, message, "Give each API a package of its own.");
}

function noPackageIssue({ config = "redocly.yaml", cwd }: Pick<CommandOptions, "config" | "cwd">): Issue {
  const place: Location = { file: displayedPath(resolve(cwd, config), cwd), line: 1, column: 1, pointer: "" };
  const hint = 'Say under `apis.<name>.x-specwright.package` what npm calls the package of an API: `"@scope/name"`.';
  return issueOf("package-unkept", place, "No API has a package, so there is no version to raise.", hint);
}
