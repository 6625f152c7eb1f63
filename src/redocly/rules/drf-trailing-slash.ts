import { isJsonObject } from "../../model/json.js";
import { quoted, type LintRule } from "../lint-rule.js";

/** All paths end with a slash, or none does. Whichever are fewer are reported. */
export const drfTrailingSlash: LintRule = {
  name: "drf-trailing-slash",
  set: "drf",
  severity: "warn",
  visit: (generator) => ({
    Paths: (paths, context) => {
      if (!isJsonObject(paths)) return;
      const names = Object.keys(paths).filter((path) => path.startsWith("/") && path !== "/");
      const ending = names.filter((path) => path.endsWith("/"));
      const others = names.filter((path) => !path.endsWith("/"));
      const [few, many] = ending.length < others.length ? [ending, others] : [others, ending];
      for (const path of few) {
        context.report({
          message: `${quoted(generator, path)} ends ${few === ending ? "with" : "without"} a slash, unlike ${many.length} of ${names.length} paths. Django redirects to the other spelling, and a redirected POST loses its body.`,
          location: context.location.child([path]).key(),
        });
      }
    },
  }),
};
