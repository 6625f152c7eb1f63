import type { generateApi as GenerateApi } from "../commands/generate-api.js";

export { runCommandLine } from "../cli/run.js";

/** Is {@link GenerateApi}, which loads the compilers. */
export const generateApi: typeof GenerateApi = async (api, options) =>
  (await import("../commands/generate-api.js")).generateApi(api, options);
