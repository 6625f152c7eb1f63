import { links, shownExamples } from "./document-keywords.js";
import { map, ruleOf } from "./keyword.js";
import { parameterEntry } from "./operation-keywords.js";

/** The Components Object (OpenAPI 3.1.1, section 4.8.7). */
export const components = ruleOf({
  schemas: map("Schema", { position: "component" }),
  responses: map("Response"),
  parameters: map("Parameter", { each: parameterEntry }),
  examples: map("Example", { judge: shownExamples, isStore: true }),
  requestBodies: map("Request Body"),
  headers: map("Header"),
  securitySchemes: map("Security Scheme"),
  links,
  callbacks: map("Callback", { isStore: true }),
  pathItems: map("Path Item", { isStore: true }),
  mediaTypes: map("Media Type", { isStore: true }),
});
