import type { ApiSettings } from "../model/settings.js";
import type { CommandOptions } from "./command.js";

/** The settings, with what the command line says in place of what is configured. */
export function chosenSettings<Settings extends Omit<ApiSettings, "output">>(
  settings: Settings,
  { guards, include, exclude }: Pick<CommandOptions, "guards" | "include" | "exclude">,
): Settings {
  return {
    ...settings,
    ...(guards === undefined ? {} : { guards }),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
  };
}
