import type { Api } from "../model/api.js";
import type { NameEntry } from "../model/name-entry.js";
import { incomingModulesOf } from "./webhooks/incoming-modules.js";

/** What everything in an API is called, and where the output has it; in document order, kind by kind. */
export function listNames(api: Api): readonly NameEntry[] {
  return [
    ...api.operations.map(({ name, localName, module, method, path }): NameEntry => {
      const request = `${method.toUpperCase()} ${path}`;
      return { kind: "operation", name, localName, file: `operations/${module}.ts`, request };
    }),
    ...incomingModulesOf(api).map(({ path, incoming }): NameEntry => {
      const request = `${incoming.method.toUpperCase()} ${incoming.path}`;
      const kind = path.startsWith("webhooks/") ? "webhook" : "callback";
      return { kind, name: incoming.name, localName: incoming.localName, file: `${path}.ts`, request };
    }),
    ...api.schemas.map(({ name, localName, module, isComponent, schema }): NameEntry => {
      return {
        kind: "schema",
        name: isComponent ? name : `#${schema.pointer}`,
        localName,
        file: `schemas/${module}.ts`,
      };
    }),
    ...api.securitySchemes.map(({ name, localName }): NameEntry => {
      return { kind: "security scheme", name, localName, file: "auth.ts" };
    }),
  ];
}
