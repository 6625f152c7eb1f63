import { resolve } from "node:path";
import { displayedPath } from "../load/read-source.js";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import { type ApiSettings, defaultSettings } from "../model/settings.js";
import { packageNameIssue } from "../pack/package-name.js";
import { chosenSettings } from "./chosen-settings.js";
import { type CommandOptions, UsageError } from "./command.js";
import { type OutputApi, type SelectedApi, selectApis } from "./select-apis.js";

/** An API that is to become a package. */
export interface PackageApi extends OutputApi {
  /** The npm name of the package. */
  readonly packageName: string;
  /** Where the name stands. */
  readonly place: Location;
  /** Absolute path of the folder of the package. */
  readonly folder: string;
}

/**
 * The APIs that were asked for, each with the name of its package; without a target, those that have one.
 *
 * @throws {UsageError} if there is no such API.
 */
export async function selectPackages(options: CommandOptions): Promise<WithIssues<readonly PackageApi[]>> {
  const { output, target } = options;
  if (output !== undefined && target === undefined) {
    throw new UsageError("`--output` goes with one API or file.", "Name it before the option.");
  }
  const { value: selected, issues } = await selectApis(options);
  if (issues.some(({ severity }) => severity === "fatal")) return { value: [], issues };
  const wanted = target === undefined ? selected.filter(({ settings }) => settings?.package !== undefined) : selected;
  if (wanted.length === 0) return { value: [], issues: [...issues, noPackageIssue(options)] };
  const made = wanted.map((api) => packageOf(api, options));
  return {
    value: made.flatMap((each) => ("issue" in each ? [] : [each])),
    issues: [...issues, ...made.flatMap((each) => ("issue" in each ? [each.issue] : []))],
  };
}

function packageOf(api: SelectedApi, options: CommandOptions): PackageApi | { readonly issue: Issue } {
  const place = api.packagePlace ?? configPlace(options);
  const packageName = api.settings?.package;
  const issue = packageNameIssue(packageName, place);
  if (issue !== undefined || packageName === undefined) return { issue: issue ?? noPackageIssue(options) };
  const folder = resolve(options.cwd, options.output ?? `dist/packages/${packageName}`);
  const settings: ApiSettings = {
    ...chosenSettings({ ...defaultSettings, ...api.settings }, options),
    output: folder,
    // What is compiled is imported as JavaScript.
    importExtension: ".js",
    // Who uses the package need not have MSW.
    msw: false,
  };
  return { ...api, settings, packageName, place, folder };
}

function noPackageIssue(options: CommandOptions): Issue {
  const hint =
    'Say under `apis.<name>.x-specwright.package` what npm shall call the package of an API: `"@scope/name"`.';
  return issueOf("package-invalid", configPlace(options), "No API has a package.", hint);
}

function configPlace({ config = "redocly.yaml", cwd }: CommandOptions): Location {
  return { file: displayedPath(resolve(cwd, config), cwd), line: 1, column: 1, pointer: "" };
}
