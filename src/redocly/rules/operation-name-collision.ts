import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.js";
import type { Generator } from "../generator.js";
import { quoted, type LintRule } from "../lint-rule.js";
import { type NameCollision, nameCollisions, type NamedPlace } from "../name-collisions.js";
import { visitOperations } from "../operations.js";
import { entriesAt, listOf, memberAt, type Placed } from "../placed.js";
import type { VisitContext } from "../redocly.js";
import { nameOverridesOf } from "../settings.js";

/** No two operationIds, schemas or tags become one name in TypeScript. */
export const operationNameCollision: LintRule = {
  name: "operation-name-collision",
  set: "recommended",
  severity: "warn",
  visit: (generator) => {
    const operations = new Map<string, NamedPlace>();
    const tags = new Map<string, NamedPlace>();
    const remember = (
      places: Map<string, NamedPlace>,
      name: JsonValue | undefined,
      place: () => NamedPlace["location"],
    ) => {
      if (typeof name !== "string" || name.trim() === "") return false;
      if (places.has(name)) return true;
      places.set(name, { name, location: place() });
      return false;
    };
    return {
      ...visitOperations(({ value }, { location, report }) => {
        const [tag] = listOf(value["tags"]);
        remember(tags, tag, () => location.child(["tags", 0]));
        const isTaken = remember(operations, value["operationId"], () => location.child(["operationId"]));
        if (!isTaken) return;
        const message = `The operationId ${quoted(generator, String(value["operationId"]))} is that of another operation.`;
        report({ message, location: location.child(["operationId"]) });
      }),
      Root: {
        leave: (root, context) => {
          if (!isJsonObject(root)) return;
          reportNames(generator, context, { value: root, location: context.location }, [...operations.values()]);
          reportTags(generator, context, [...tags.values()]);
        },
      },
    };
  },
};

function reportNames(
  generator: Generator,
  context: VisitContext,
  root: Placed<JsonObject>,
  operations: readonly NamedPlace[],
): void {
  const components = memberAt(root, "components");
  const placesAt = (group: string): readonly NamedPlace[] =>
    components === undefined || !isJsonObject(components.value)
      ? []
      : entriesAt({ ...components, value: components.value }, group).map(([name, { location }]) => ({
          name,
          location: location.key(),
        }));
  const places = { schemas: placesAt("schemas"), schemes: placesAt("securitySchemes"), operations };
  for (const collision of nameCollisions(generator, nameOverridesOf(context), places)) {
    context.report({ message: messageOf(generator, collision), location: collision.place.location });
  }
}

function messageOf(generator: Generator, { place, wanted, localName, owner }: NameCollision): string {
  const [own, want, got] = [place.name, wanted, localName].map((name) => quoted(generator, name));
  const holder = owner === undefined ? "something that goes with another name" : quoted(generator, owner.name);
  return `${own} would be called ${want} in TypeScript, which is taken by ${holder}; it becomes ${got}.`;
}

/** Tags name modules. */
function reportTags(generator: Generator, context: VisitContext, tags: readonly NamedPlace[]): void {
  const { moduleOfTag } = generator.createNames({ operations: {}, schemas: {} }, () => {});
  const owners = new Map<string, string>();
  for (const { name, location } of tags) {
    const module = moduleOfTag(name);
    const owner = owners.get(module);
    owners.set(module, owner ?? name);
    if (owner === undefined) continue;
    const [first, second, file] = [owner, name, `operations/${module}.ts`].map((text) => quoted(generator, text));
    context.report({ message: `The tags ${first} and ${second} share the module ${file}.`, location });
  }
}
