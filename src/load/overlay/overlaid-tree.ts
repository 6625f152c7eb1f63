import type { Location } from "../../model/issue.js";
import { pointerOf, segmentsOf } from "../../model/json.js";
import { copyJson, setMember, type MutableJson, type MutableObject } from "../copy-json.js";
import type { Source } from "../source.js";

/** Where a value was written. */
export interface Origin {
  readonly source: Source;
  readonly pointer: string;
}

/** An object or an array that is being changed. */
export type Collection = MutableObject | MutableJson[];

/** A document that overlays change, and that knows of each value in which file it was written. */
export class OverlaidTree {
  readonly #root: Origin;
  /** Only of members whose place their parent's does not tell: what was brought, and what moved within an array. */
  readonly #origins = new WeakMap<Collection, Map<string, Origin>>();
  readonly content: MutableJson;

  constructor(source: Source) {
    this.#root = { source, pointer: "" };
    this.content = copyJson(source.content);
  }

  /** The place of the value at a pointer, in the file that brought it. */
  locate(pointer: string, part?: "key" | "value"): Location {
    const { source, pointer: written } = this.originOf(segmentsOf(pointer));
    return source.locate(written, part);
  }

  /** Where the value to which the segments lead was written, or would have been. */
  originOf(segments: readonly (string | number)[]): Origin {
    let origin = this.#root;
    let value: MutableJson | undefined = this.content;
    for (const segment of segments) {
      origin = isCollection(value) ? this.originOfMember(value, String(segment), origin) : beside(origin, segment);
      value = isCollection(value) ? memberOf(value, String(segment)) : undefined;
    }
    return origin;
  }

  /** Where a member was written whose parent was written at `origin`, unless it was put there. */
  originOfMember(parent: Collection, segment: string, origin: Origin): Origin {
    return this.#origins.get(parent)?.get(segment) ?? beside(origin, segment);
  }

  /** Puts a copy of a value that was written elsewhere into an object. */
  set(object: MutableObject, name: string, value: MutableJson, origin: Origin): void {
    setMember(object, name, this.#copied(value));
    this.#note(object, name, origin);
  }

  /** Puts a copy of a value that was written elsewhere in the place of an item of an array. */
  replace(array: MutableJson[], index: number, value: MutableJson, origin: Origin): void {
    array[index] = this.#copied(value);
    this.#note(array, String(index), origin);
  }

  /** Appends a copy of a value that was written elsewhere. */
  append(array: MutableJson[], value: MutableJson, origin: Origin): void {
    array.push(this.#copied(value));
    this.#note(array, String(array.length - 1), origin);
  }

  /** Takes out a member; `origin` is that of its parent. */
  remove(parent: Collection, key: string | number, origin: Origin): void {
    const known = this.#origins.get(parent);
    if (!Array.isArray(parent)) {
      delete parent[key];
      known?.delete(String(key));
      return;
    }
    const places = parent.map((_, index) => this.originOfMember(parent, String(index), origin));
    parent.splice(Number(key), 1);
    places.splice(Number(key), 1);
    this.#origins.set(parent, new Map(places.map((place, index) => [String(index), place])));
  }

  #note(parent: Collection, name: string, origin: Origin): void {
    const known = this.#origins.get(parent) ?? new Map<string, Origin>();
    known.set(name, origin);
    this.#origins.set(parent, known);
  }

  #copied(value: MutableJson): MutableJson {
    const copy = copyJson(value);
    this.#noteCopies(value, copy);
    return copy;
  }

  /** What is copied within the document may have parts that were brought. */
  #noteCopies(value: MutableJson | undefined, copy: MutableJson | undefined): void {
    if (!isCollection(value) || !isCollection(copy)) return;
    const known = this.#origins.get(value);
    if (known !== undefined) this.#origins.set(copy, new Map(known));
    for (const name of Object.keys(value)) this.#noteCopies(memberOf(value, name), memberOf(copy, name));
  }
}

/** Whether it is an object or an array. */
export function isCollection(value: MutableJson | undefined): value is Collection {
  return typeof value === "object" && value !== null;
}

/** The own member of an object or the item of an array. */
export function memberOf(parent: Collection, segment: string): MutableJson | undefined {
  if (Array.isArray(parent)) return parent[Number(segment)];
  return Object.hasOwn(parent, segment) ? parent[segment] : undefined;
}

function beside({ source, pointer }: Origin, segment: string | number): Origin {
  return { source, pointer: pointerOf(pointer, segment) };
}
