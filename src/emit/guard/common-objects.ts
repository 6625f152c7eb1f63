import { createFileNames, shortenedFile } from "../../model/file-names.js";
import type { Memory } from "../../model/memory/run-memory.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { SchemaMap } from "../../model/schema-map.js";
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

/** Where an object stands first. */
interface FirstPlace {
  readonly place: ObjectPlace;
  readonly owner: NamedSchema;
  /** The object around it. */
  readonly around: FirstPlace | undefined;
  /** Whether it stands in another object as well. */
  isElsewhere: boolean;
  /** Whether it stands in another schema as well. */
  isCommon: boolean;
}

/** Finds the objects that would be written in the modules of several schemas. What stands in them alone is written once already. */
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
  const firstOf = firstPlaces(places);
  const objects = commonObjects(new Set(firstOf.values()), memory);
  const commonIn = (inner: readonly ObjectPlace[]): readonly CommonObject[] =>
    inner.flatMap((place) => {
      const first = firstOf.get(place);
      // What stands in a place that was not the first was not looked at, but is the same.
      return first === undefined ? [] : (objects.get(first) ?? commonIn(first.place.inner));
    });
  const within = new Map<NamedSchema | CommonObject, readonly CommonObject[]>();
  for (const [owner, inner] of places) within.set(owner, memory.same(`within ${owner.name}`, commonIn(inner)));
  for (const [{ place }, object] of objects) {
    within.set(object, memory.same(`within common ${object.module}`, commonIn(place.inner)));
  }
  return { all: [...objects.values()], within };
}

/** For each place that is not within another of the same object, where the object stands first; in the order of the document. */
function firstPlaces(places: ReadonlyMap<NamedSchema, readonly ObjectPlace[]>): ReadonlyMap<ObjectPlace, FirstPlace> {
  const firstOf = new Map<ObjectPlace, FirstPlace>();
  const known = new SchemaMap<FirstPlace>();
  const meet = (place: ObjectPlace, owner: NamedSchema, around?: FirstPlace): void => {
    const now: FirstPlace = { place, owner, around, isElsewhere: false, isCommon: false };
    const first = known.getOrSet(place.schema, now);
    firstOf.set(place, first);
    if (first === now) {
      for (const each of place.inner) meet(each, owner, now);
    } else {
      first.isCommon ||= first.owner !== owner;
      first.isElsewhere ||= first.around !== around;
    }
  };
  for (const [owner, inner] of places) for (const place of inner) meet(place, owner);
  return firstOf;
}

/** The objects that several modules would have, by their first places. */
function commonObjects(first: Iterable<FirstPlace>, memory: Memory): ReadonlyMap<FirstPlace, CommonObject> {
  const files = createFileNames();
  const objects = new Map<FirstPlace, CommonObject>();
  for (const each of first) {
    // What stands in a common object is written in the module of that, and not in the schema's own.
    each.isCommon ||= each.isElsewhere && each.around?.isCommon === true;
    if (!each.isCommon) continue;
    const { place, owner } = each;
    const localName = shortenedFile(pathTo(place.way, owner.localName));
    const module = `common/${files(localName)}`;
    const object = { schema: place.schema, localName, module, owner: owner.localName };
    objects.set(each, memory.same(`common ${module}`, object));
  }
  return objects;
}

function pathTo(way: Way | undefined, localName: string): string {
  return way === undefined ? localName : childPath(pathTo(way.before, localName), way.words);
}
