import type { EmittedFile } from "../model/emitted-file.js";
import { type Issue, issueOf, type Location } from "../model/issue.js";
import { checkConsumers } from "./check-consumers.js";
import { checkPublint } from "./check-publint.js";
import { checkTypes } from "./check-types.js";

/** A package that is about to be written. */
export interface CheckedPackage {
  readonly name: string;
  readonly files: readonly EmittedFile[];
  readonly tarball: Uint8Array;
  readonly cjs: boolean;
}

/**
 * Whether others can use the package: publint, arethetypeswrong, and the compiler on a project that imports everything.
 *
 * @param cwd where the user's own `@arethetypeswrong/core` may be.
 */
export async function checkPackage(checked: CheckedPackage, place: Location, cwd: string): Promise<readonly Issue[]> {
  const issueFor = (tool: string) => (problem: string) =>
    issueOf("package-check", place, `${tool} refuses the package: ${problem}`);
  const types = await checkTypes(checked, cwd);
  return [
    ...(await checkPublint(checked)).map(issueFor("publint")),
    ...(types === undefined ? [uncheckedIssue(place)] : types.map(issueFor("arethetypeswrong"))),
    ...checkConsumers(checked).map(issueFor("The compiler")),
  ];
}

function uncheckedIssue(place: Location): Issue {
  const message = "arethetypeswrong did not look at the package: it is not installed.";
  const hint = "`npm install --save-dev @arethetypeswrong/core` in your project; `pack` finds it there.";
  return issueOf("package-unchecked", place, message, hint);
}
