/** A file of the output before it is written. */
export interface EmittedFile {
  /** Relative to the output folder, with `/` on every system. */
  readonly path: string;
  /** Ends with a line feed; LF everywhere. */
  readonly text: string;
}
