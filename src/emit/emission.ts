import type { Api } from "../model/api.js";
import type { Memory } from "../model/memory/run-memory.js";
import type { Schemas } from "../model/schema-children.js";
import type { GuardSettings } from "./guard/guard-settings.js";
import type { LiftedTypes } from "./types/lift-types.js";

/** What the emitters of modules share. */
export interface Emission {
  readonly api: Api;
  readonly schemas: Schemas;
  readonly types: LiftedTypes;
  readonly guards: GuardSettings;
  /** The modules below `schemas/`, by the names of the types that they have. */
  readonly modules: ReadonlyMap<string, string>;
  readonly memory: Memory;
}
