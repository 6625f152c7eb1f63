/** What a text, or a number, must look like. */
export interface Format<Value = string> {
  /** As in the keyword `format`: `date-time`. */
  readonly name: string;
  test(value: Value): boolean;
}
