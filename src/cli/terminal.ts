/** Where the command line is typed and answered. */
export interface Terminal {
  /** Absolute. */
  readonly cwd: string;
  /** The program that runs us. */
  readonly node: string;
  /** Flags for it that suit work of some seconds. */
  readonly nodeFlags: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** Asks that the first Ctrl-C, or whatever else ends a process, abort this signal alone; the next one ends the process. */
  readonly interruption: () => AbortSignal;
}

export interface TextOutput {
  /** Whether a person looks at it, rather than a file or another program. */
  readonly isTerminal: boolean;
  write(text: string): void;
}

/**
 * Whether an output gets colours: on a terminal, unless the environment says otherwise.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function isColored({ isTerminal }: TextOutput, environment: Terminal["environment"]): boolean {
  const { FORCE_COLOR: force = "", NO_COLOR: no = "", TERM: terminal = "" } = environment;
  if (force !== "") return !["0", "false"].includes(force);
  return no === "" && isTerminal && terminal !== "dumb";
}
