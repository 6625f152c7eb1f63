// The commands load late what they need, which takes seconds on a busy machine: no test should have to wait for it.
import "../src/commands/check.js";
import "../src/commands/diff.js";
import "../src/commands/generate-api.js";
import "../src/commands/generate.js";
import "../src/commands/lint.js";
import "../src/commands/review.js";
import "../src/commands/version.js";
import { runCommandLine } from "../src/cli/run.js";

/** What a run of the command line said, and its exit code. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSurroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** Aborted where a user would press Ctrl-C. */
  readonly interruption?: AbortSignal;
  /** Told whatever goes to stdout, as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Runs the command line in `cwd`, in this process. */
export async function runCli(
  cwd: string,
  parameters: readonly string[],
  { environment = {}, isTerminal = false, interruption, onOutput }: CliSurroundings = {},
): Promise<CliRun> {
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written) => ({
    isTerminal,
    write: (text: string): void => {
      written[name] += text;
      if (name === "stdout") onOutput?.(text);
    },
  });
  const exitCode = await runCommandLine(parameters, {
    cwd,
    node: process.execPath,
    nodeFlags: [],
    environment: { PATH: process.env["PATH"], ...environment },
    stdout: output("stdout"),
    stderr: output("stderr"),
    interruption: () => interruption ?? new AbortController().signal,
  });
  return { exitCode, ...written };
}

/** A document with one operation that is all right, and whatever else is put under `paths`. */
export function documentWith(paths = ""): string {
  return `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Pets.
          content:
            application/json:
              schema: { type: array, items: { $ref: "#/components/schemas/Pet" } }
${paths}components:
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string } } }
`;
}

/** An operation without an operationId: a warning. */
export const namelessPath = `  /nameless:
    get:
      responses: { "204": { description: Done. } }
`;

/** An operation with a reference that leads nowhere: an error. */
export const brokenPath = `  /broken:
    get:
      operationId: getBroken
      responses:
        "200":
          description: Broken.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pett" } } }
`;

/** A configuration with an API for each name, read from `<name>.yaml` and written to the given folder. */
export function configOf(outputs: Readonly<Record<string, string>>): string {
  const apis = Object.entries(outputs).map(
    ([name, output]) => `  ${name}@v1:\n    root: ${name}.yaml\n    x-specwright: { output: ${output} }\n`,
  );
  return `apis:\n${apis.join("")}`;
}
