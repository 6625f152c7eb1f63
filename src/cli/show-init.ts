import type { InitResult } from "../commands/init.js";
import { isJsonObject } from "../model/json.js";
import { printable } from "../report/printable.js";
import { generatorVersion } from "../write/generator-version.js";
import type { CommandRun } from "./parse-command-line.js";

type Project = InitResult["project"];

/** How packages are added, by who manages them: those that are needed to run, and those to develop. */
const additions: Readonly<Record<Project["packageManager"], readonly [runtime: string, development: string]>> = {
  npm: ["npm install", "npm install --save-dev"],
  pnpm: ["pnpm add", "pnpm add --save-dev"],
  yarn: ["yarn add", "yarn add --dev"],
  bun: ["bun add", "bun add --dev"],
};

/** What `init` did, what comes next, and the first call. */
export function initText(result: InitResult, { dryRun }: Pick<CommandRun, "dryRun">): string {
  const { apis, changed, project, scripts } = result;
  const lines = apis.flatMap(({ api, summary }) =>
    summary === undefined ? [] : [`${printable(api)}: ${printable(summary.root)} → ${printable(summary.output)}`],
  );
  const files = changed.map((file) => `  ${printable(file)}${detailOf(file, scripts)}`);
  if (changed.length === 0 && apis.length === 0) return "Everything is there already.\n";
  return [
    ...lines,
    ...(files.length === 0 ? [] : [dryRun ? "Would be written:" : "Written:", ...files]),
    ...notesOn(project),
    "",
    "Next:",
    ...nextSteps(project, scripts).map((step) => `  ${step}`),
    ...apis.flatMap(({ summary }) => (summary?.example === undefined ? [] : ["", ...exampleLines(summary.example)])),
    "",
  ].join("\n");
}

function detailOf(file: string, scripts: InitResult["scripts"]): string {
  const names = Object.keys(scripts);
  return file === "package.json" && names.length > 0 ? ` (${names.join(", ")})` : "";
}

function notesOn({ manifest, hasBrokenManifest, isWorkspaceRoot }: Project): readonly string[] {
  if (hasBrokenManifest) return ["`package.json` cannot be understood, so no scripts were added."];
  if (manifest === undefined) return ["There is no `package.json` here, so no scripts were added."];
  if (!isWorkspaceRoot) return [];
  return ["This is the root of a workspace: if one package alone is to have the client, run `init` there."];
}

function nextSteps({ manifest, packageManager }: Project, scripts: InitResult["scripts"]): readonly string[] {
  const present = new Set(
    ["dependencies", "devDependencies"].flatMap((kind) => {
      const packages = manifest?.[kind];
      return packages !== undefined && isJsonObject(packages) ? Object.keys(packages) : [];
    }),
  );
  const [runtime, development] = additions[packageManager];
  const hasScript = manifest !== undefined && "generate:api" in scripts;
  return [
    ...(present.has("specwright") ? [] : [`${development} specwright@${generatorVersion()}`]),
    ...(present.has("openapi-fetch") ? [] : [`${runtime} openapi-fetch`]),
    hasScript ? `${packageManager} run generate:api` : "npx specwright generate",
  ];
}

function exampleLines(example: string): readonly string[] {
  return [
    "The first call:",
    "",
    ...example
      .trimEnd()
      .split("\n")
      .map((line) => (line === "" ? "" : `  ${printable(line)}`)),
  ];
}
