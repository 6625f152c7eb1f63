import validate from "validate-npm-package-name";
import { type Issue, issueOf, type Location } from "../model/issue.js";

/** What is wrong with the name of a package, by npm's rules for new ones; undefined if nothing is. */
export function packageNameIssue(name: string | undefined, place: Location): Issue | undefined {
  if (name === undefined) {
    const hint = 'Say under `apis.<name>.x-specwright.package` what npm shall call it: `"@scope/name"`.';
    return issueOf("package-invalid", place, "The package has no name.", hint);
  }
  const { validForNewPackages, errors = [], warnings = [] } = validate(name);
  if (validForNewPackages) return undefined;
  return issueOf(
    "package-invalid",
    place,
    `\`${name}\` is no name for a package: ${[...errors, ...warnings].join("; ")}.`,
  );
}
