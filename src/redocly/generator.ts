import type { NameOverrides } from "../model/api.js";
import type { JsonObject } from "../model/json.js";

/**
 * What the rules ask the generator, so that both mean the same.
 *
 * Phases do not import each other: `src/redocly.ts`, which may import them all, hands this in.
 */
export interface Generator {
  /** The names of one output; `onCollision` hears at once of every name that differs from the wanted one. */
  createNames(
    overrides: NameOverrides,
    onCollision: (pointer: string, wanted: string, localName: string, setting?: string) => void,
  ): GeneratedNames;
  /** Whether a name means something else in TypeScript already. */
  isReserved(name: string): boolean;
  /** The name of an operation without an operationId: `GET /pets/{id}` → `getPetsById`. */
  nameFromPath(method: string, path: string): string;
  /** Whether the schema has words for any of the values of its `enum`. */
  hasLabels(schema: JsonObject): boolean;
  /** The candidate that `name` was most likely meant to be. */
  nearestName(name: string, candidates: readonly string[]): string | undefined;
  /** The text in one line, with nothing in it that a terminal would take for a command. */
  printable(text: string): string;
}

/** In the order in which the generator gives names: components, security schemes, operations. */
export interface GeneratedNames {
  ofComponents(names: readonly string[]): readonly (readonly [name: string, localName: string])[];
  ofSecurityScheme(name: string, pointer: string): string;
  ofOperation(name: string, pointer: string): { readonly localName: string };
  moduleOfTag(tag: string): string;
}
