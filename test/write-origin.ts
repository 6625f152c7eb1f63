import type { Origin } from "../src/write/manifest.js";

export const origin: Origin = {
  generator: "1.2.3",
  sources: [{ file: "../spec.yaml", text: "openapi: 3.1.0\n" }],
  settings: { importExtension: ".js" },
};
