import type { Location } from "./issue.js";
import type { NetworkAllowance } from "./network.js";
import type { ApiSettings } from "./settings.js";
import type { Upstream } from "./upstream.js";

/** What `redocly.yaml` says about the APIs of a project. */
export interface Config {
  /** The configuration file, as the user would type it. */
  readonly file: string;
  /** In the order of the file. */
  readonly apis: readonly ApiConfig[];
}

/** One API under `apis`. */
export interface ApiConfig {
  /** The key under `apis`: `flexslot@v1`. */
  readonly name: string;
  /** Path of the document, as the user would type it. */
  readonly root: string;
  /** Where the document comes from; absent where it is the user's own. */
  readonly upstream?: Upstream;
  /** What may be fetched for it beside public hosts over https; nothing if absent. */
  readonly allow?: readonly NetworkAllowance[];
  /** From `x-specwright`; absent where the API has no such block, or an upstream alone. Paths in it are as the user would type them. */
  readonly settings?: ApiSettings;
  /** Where `package` stands in the configuration; absent where it does not. */
  readonly packagePlace?: Location;
  /** Where each setting stands that goes by a name of the document, by its pointer below `x-specwright`. */
  readonly settingPlaces?: ReadonlyMap<string, Location>;
}
