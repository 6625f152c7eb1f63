import { createFileNames } from "../../model/file-names.js";
import type { Memory } from "../../model/memory/run-memory.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { schemaKey } from "../../model/schema-key.js";
import type { CommonObject } from "./common-object.js";
import type { GuardSettings } from "./guard-settings.js";
import { childPath } from "./module-scope.js";
import { objectPlaces, type ObjectPlace, type Way } from "./object-places.js";

/** The common objects of an output, and those that the guard of a schema calls, or the part of another common object. */
export interface CommonObjects {
  readonly all: readonly CommonObject[];
  readonly within: ReadonlyMap<NamedSchema | CommonObject, readonly CommonObject[]>;
}

/** Those of an output without guards. */
export const noCommonObjects: CommonObjects = { all: [], within: new Map() };

/** An object, wherever it stands. */
interface FoundObject {
  /** Where it stands first. */
  readonly place: ObjectPlace;
  readonly owner: NamedSchema;
  /** What it stands in: objects, and schemas in which it stands in no other object. */
  readonly holders: Set<FoundObject | NamedSchema>;
}

/** Finds the objects that would be written in the modules of several schemas. */
export function findCommonObjects(
  named: readonly NamedSchema[],
  schemas: Schemas,
  settings: GuardSettings,
  memory: Memory,
): CommonObjects {
  const places = new Map<NamedSchema, readonly ObjectPlace[]>();
  for (const owner of named) {
    // What says what it evaluates is not what others share.
    if (!owner.guarded || settings.evaluated.has(owner.name)) continue;
    const find = (): readonly ObjectPlace[] => objectPlaces(owner, schemas, settings);
    places.set(owner, memory.remember(`objects of ${owner.name}`, [owner, settings], find));
  }
  const keyOf = keysOf(places.values());
  const found = findObjects(places, keyOf);
  const objects = commonObjects(new Set(found.values()), memory);
  const commonIn = (inner: readonly ObjectPlace[]): readonly CommonObject[] =>
    inner.flatMap((place) => {
      const object = found.get(keyOf(place));
      return object === undefined ? [] : (objects.get(object) ?? commonIn(object.place.inner));
    });
  const within = new Map<NamedSchema | CommonObject, readonly CommonObject[]>();
  for (const [owner, inner] of places) within.set(owner, memory.same(`within ${owner.name}`, commonIn(inner)));
  for (const [{ place }, object] of objects) {
    within.set(object, memory.same(`within common ${object.module}`, commonIn(place.inner)));
  }
  return { all: [...objects.values()], within };
}

/** What objects have in common that assert the same. It is worked out for those alone whose properties have the same names. */
function keysOf(places: Iterable<readonly ObjectPlace[]>): (place: ObjectPlace) => string {
  const counts = new Map<string, number>();
  const count = ({ names, inner }: ObjectPlace): void => {
    counts.set(names, (counts.get(names) ?? 0) + 1);
    inner.forEach(count);
  };
  for (const each of places) each.forEach(count);
  return ({ names, schema }) => ((counts.get(names) ?? 0) > 1 ? schemaKey(schema) : `names ${names}`);
}

/** The objects in the order of the document, by their keys. */
function findObjects(
  places: ReadonlyMap<NamedSchema, readonly ObjectPlace[]>,
  keyOf: (place: ObjectPlace) => string,
): ReadonlyMap<string, FoundObject> {
  const found = new Map<string, FoundObject>();
  const meet = (place: ObjectPlace, owner: NamedSchema, holder: FoundObject | NamedSchema): void => {
    const key = keyOf(place);
    const known = found.get(key);
    const object = known ?? { place, owner, holders: new Set() };
    object.holders.add(holder);
    if (known !== undefined) return;
    found.set(key, object);
    for (const each of place.inner) meet(each, owner, object);
  };
  for (const [owner, inner] of places) for (const place of inner) meet(place, owner, owner);
  return found;
}

/** The objects that several modules would have. */
function commonObjects(found: Iterable<FoundObject>, memory: Memory): ReadonlyMap<FoundObject, CommonObject> {
  const homes = homesOf();
  const names = createFileNames(""); // functions are called after them
  const objects = new Map<FoundObject, CommonObject>();
  for (const each of found) {
    if (homes(each).size < 2) continue;
    const { place, owner } = each;
    const localName = names(pathTo(place.way, owner.localName));
    const module = `common/${localName}`;
    const object = { schema: place.schema, localName, module, owner: owner.localName };
    objects.set(each, memory.same(`common ${module}`, object));
  }
  return objects;
}

/** In whose modules an object would be written: those of schemas, and of common objects, which are those with several. Two are enough to know. */
function homesOf(): (object: FoundObject) => ReadonlySet<FoundObject | NamedSchema> {
  const known = new Map<FoundObject, ReadonlySet<FoundObject | NamedSchema>>();
  const homes = (object: FoundObject): ReadonlySet<FoundObject | NamedSchema> => {
    const before = known.get(object);
    if (before !== undefined) return before;
    const found = new Set<FoundObject | NamedSchema>();
    for (const holder of object.holders) {
      const around = "holders" in holder ? homes(holder) : undefined;
      const [only] = around ?? [];
      found.add(around?.size === 1 && only !== undefined ? only : holder);
      if (found.size > 1) break;
    }
    known.set(object, found);
    return found;
  };
  return homes;
}

function pathTo(way: Way | undefined, localName: string): string {
  return way === undefined ? localName : childPath(pathTo(way.before, localName), way.words);
}
