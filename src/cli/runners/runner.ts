import type { CommandRun } from "../parse-command-line.js";
import type { Terminal } from "../terminal.js";

/** Does what one command line says, tells the terminal about it, and returns the exit code. */
export type Runner = (run: CommandRun, terminal: Terminal) => Promise<number>;
