import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import type { Location } from "../model/issue.js";

/** One of the two versions that are compared. */
export interface DiffSide {
  readonly api: Api;
  /** What is generated from it. */
  readonly files: readonly EmittedFile[];
  /** Where the value at a JSON Pointer stands in its document. */
  locate(pointer: string): Location;
}
