import type { Location } from "../model/issue.js";

/** Where a setting stands, by its pointer below `x-specwright`; the document's beginning for settings that no file holds. */
export type SettingPlace = (pointer: string) => Location;
