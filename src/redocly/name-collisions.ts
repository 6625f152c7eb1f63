import type { NameOverrides } from "../model/api.js";
import { pointerOf } from "../model/json.js";
import type { Generator } from "./generator.js";
import type { RedoclyLocation } from "./redocly.js";

/** Something in the document that the generator names. */
export interface NamedPlace {
  readonly name: string;
  readonly location: RedoclyLocation;
}

export interface NamedPlaces {
  readonly schemas: readonly NamedPlace[];
  readonly schemes: readonly NamedPlace[];
  readonly operations: readonly NamedPlace[];
}

/** A place whose name had to change. */
export interface NameCollision {
  readonly place: NamedPlace;
  readonly wanted: string;
  readonly localName: string;
  /** Whose name the wanted one is; `undefined` if it goes with another name, as `isPet` with `Pet`. */
  readonly owner: NamedPlace | undefined;
}

/** Names everything as the generator does, and returns what could not have the name that it would have alone. */
export function nameCollisions(
  generator: Generator,
  overrides: NameOverrides,
  { schemas, schemes, operations }: NamedPlaces,
): readonly NameCollision[] {
  const changes: { readonly key: string; readonly wanted: string; readonly localName: string }[] = [];
  const names = generator.createNames(overrides, (key, wanted, localName, setting) => {
    // Who collides gets a number; what else is wrong with a configured name is for `generate` to say.
    if (setting === undefined || localName.replace(/\d+$/, "") === wanted) changes.push({ key, wanted, localName });
  });
  const places = new Map<string, NamedPlace>();
  const owners = new Map<string, NamedPlace>();
  const remember = (key: string, localName: string, place: NamedPlace): void => {
    places.set(key, place);
    owners.set(localName, place);
  };

  const byName = new Map(schemas.map((place) => [place.name, place]));
  for (const [name, localName] of names.ofComponents([...byName.keys()])) {
    const place = byName.get(name);
    if (place !== undefined) remember(pointerOf("/components/schemas", name), localName, place);
  }
  schemes.forEach((place, index) =>
    remember(`scheme ${index}`, names.ofSecurityScheme(place.name, `scheme ${index}`), place),
  );
  operations.forEach((place, index) => {
    remember(`operation ${index}`, names.ofOperation(place.name, `operation ${index}`).localName, place);
  });

  return changes.flatMap(({ key, wanted, localName }) => {
    // `Error` becomes `ErrorModel` without anyone else having the name, and an operation `form` becomes `form_`.
    const suffix = key.startsWith("operation ") ? "_" : "Model";
    const alone = generator.isReserved(wanted) ? `${wanted}${suffix}` : wanted;
    const place = places.get(key);
    if (place === undefined || localName === alone) return [];
    return [{ place, wanted: alone, localName, owner: owners.get(alone) }];
  });
}
