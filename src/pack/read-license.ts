import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Issue, issueOf, type Location, type WithIssues } from "../model/issue.js";
import type { LicenseSettings } from "../model/settings.js";
import { licenseTextOf } from "./license-texts.js";

/** A licence as a package carries it. */
export interface License {
  /** The member of `package.json`. */
  readonly id: string;
  /** Of the file `LICENSE`; absent where there is none. */
  readonly text?: string;
}

/** What npm calls a package that nobody may use. */
const unlicensed: License = { id: "UNLICENSED" };

/** The licence that the settings name, with its text; never one that they do not name. The value is undefined after a fatal issue. */
export async function readLicense(
  settings: LicenseSettings | undefined,
  place: Location,
  cwd: string,
): Promise<WithIssues<License | undefined>> {
  if (settings === undefined) return { value: unlicensed, issues: [unlicensedIssue(place)] };
  const { spdx, copyright, file } = settings;
  if (file !== undefined) return readLicenseFile(file, spdx, cwd);
  if (spdx === undefined || spdx === "UNLICENSED") return { value: unlicensed, issues: [] };
  const text = licenseTextOf(spdx, copyright);
  if ("text" in text) return { value: { id: spdx, text: text.text }, issues: [] };
  return { value: undefined, issues: [issueOf("package-invalid", place, text.problem, text.hint)] };
}

async function readLicenseFile(
  file: string,
  spdx: string | undefined,
  cwd: string,
): Promise<WithIssues<License | undefined>> {
  try {
    const text = await readFile(resolve(cwd, file), "utf8");
    return { value: { id: spdx ?? "SEE LICENSE IN LICENSE", text: text.replaceAll("\r\n", "\n") }, issues: [] };
  } catch {
    const place: Location = { file, line: 1, column: 1, pointer: "" };
    return { value: undefined, issues: [issueOf("file-not-found", place, `The licence \`${file}\` cannot be read.`)] };
  }
}

function unlicensedIssue(place: Location): Issue {
  const message = "No licence is configured, so nobody may use the package: `package.json` says `UNLICENSED`.";
  const hint =
    "Say `license: { spdx: MIT, copyright: <year> <holder> }` under `x-specwright`, or `license: UNLICENSED`.";
  return issueOf("package-unlicensed", place, message, hint);
}
