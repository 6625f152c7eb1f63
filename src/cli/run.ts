import { generatorVersion } from "../write/generator-version.js";
import { failureText } from "./failure.js";
import { helpText } from "./help.js";
import type { CommandName } from "./options.js";
import { parseCommandLine } from "./parse-command-line.js";
import type { Runner } from "./runners/runner.js";
import { json } from "./tell.js";
import type { Terminal } from "./terminal.js";

/** A command is loaded when it is run: compilers take their time, and the help should not. */
const runners: Readonly<Record<CommandName, () => Promise<Runner>>> = {
  init: async () => (await import("./runners/run-init.js")).runInit,
  generate: async () => (await import("./runners/run-generate.js")).runGenerate,
  check: async () => (await import("./runners/run-check.js")).runCheck,
  lint: async () => (await import("./runners/run-lint.js")).runLint,
  names: async () => (await import("./runners/run-names.js")).runNames,
  diff: async () => (await import("./runners/run-diff.js")).runDiff,
  review: async () => (await import("./runners/run-review.js")).runReview,
  pull: async () => (await import("./runners/run-pull.js")).runPull,
  version: async () => (await import("./runners/run-version.js")).runVersion,
  pack: async () => (await import("./runners/run-pack.js")).runPack,
  publish: async () => (await import("./runners/run-publish.js")).runPublish,
};

/** Does what the command line says, tells the terminal about it, and returns the exit code. */
export async function runCommandLine(parameters: readonly string[], terminal: Terminal): Promise<number> {
  if (parameters.length === 0) {
    terminal.stderr.write(helpText(generatorVersion(), undefined));
    return 2;
  }
  try {
    const line = parseCommandLine(parameters);
    if (line.kind === "run") return await (await runners[line.command]())(line, terminal);
    terminal.stdout.write(
      line.kind === "help" ? helpText(generatorVersion(), line.command) : `${generatorVersion()}\n`,
    );
    return 0;
  } catch (failure) {
    const error = failureText(failure);
    terminal.stderr.write(error);
    if (parameters.includes("--json")) {
      terminal.stdout.write(json({ command: null, issues: [], apis: [], exitCode: 2, error: error.trimEnd() }));
    }
    return 2;
  }
}
