import type { Api } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { Location } from "../../model/issue.js";

/** One of the two versions: the model, what is generated from it, and where things stand in its document. */
export interface SurfaceSide {
  readonly api: Api;
  /** The whole output. */
  readonly files: readonly EmittedFile[];
  /** Where the value at `pointer` stands. */
  locate(pointer: string): Location;
}
