import { isJsonObject, pointerOf, valueAt, type JsonObject, type JsonValue } from "../../src/model/json.js";

/** A part of a document that is read as a whole: an operation, or a component. */
interface Unit {
  readonly pointer: string;
  /** What the exports of the output that belong to it begin with, after `is` or `assert`; absent where there are none. */
  readonly name?: string;
}

/** Which exports of an output may change with a value of its document. */
export interface Blame {
  mayChange(name: string, pointer: string): boolean;
}

/** Reads off a document, without any of the code under test, what depends on what. */
export function blameOf(content: JsonObject): Blame {
  const units = unitsOf(content);
  const users = new Map(units.map(({ pointer }) => [pointer, usersOf(pointer, content, units)]));
  const named = units.flatMap(({ name, pointer }) => (name === undefined ? [] : [{ name, pointer }]));
  return {
    mayChange: (name, pointer) => {
      const bare = name.replace(/^(?:is|assert)(?=[A-Z])/, "").toLowerCase();
      const owners = named.filter((unit) => bare.startsWith(unit.name.toLowerCase()));
      const [owner] = owners.sort((left, right) => right.name.length - left.name.length);
      if (owner === undefined) return true;
      const changed = units.filter((unit) => isWithin(pointer, unit.pointer) || isWithin(unit.pointer, pointer));
      if (changed.length === 0) return owner.pointer.includes("paths"); // servers, and the default of security
      return changed.some((unit) => users.get(unit.pointer)?.has(owner.pointer) === true);
    },
  };
}

function unitsOf(content: JsonObject): readonly Unit[] {
  const operations = ["/paths", "/x-paths"].flatMap((base) =>
    membersOf(valueAt(content, base)).flatMap(([path, item]) => [
      { pointer: pointerOf(base, path) },
      ...membersOf(item).flatMap(([method, operation]) =>
        isJsonObject(operation) && typeof operation["operationId"] === "string"
          ? [operation["operationId"], ...operationIdsIn(operation["callbacks"])].map((name) => ({
              pointer: pointerOf(base, path, method),
              name,
            }))
          : [],
      ),
    ]),
  );
  const components = membersOf(content["components"]).flatMap(([group, members]) =>
    membersOf(members).map(([name]) => ({
      pointer: pointerOf("/components", group, name),
      ...(group === "schemas" ? { name } : {}),
    })),
  );
  return [...operations, ...components];
}

function operationIdsIn(value: JsonValue | undefined): readonly string[] {
  return membersOf(value).flatMap(([name, member]) =>
    name === "operationId" && typeof member === "string" ? [member] : operationIdsIn(member),
  );
}

/** The units that reach a unit through references, itself included; an operation reaches what its path shares. */
function usersOf(pointer: string, content: JsonObject, units: readonly Unit[]): ReadonlySet<string> {
  const users = new Set([pointer]);
  for (const used of users) {
    for (const unit of units) {
      const text = JSON.stringify(valueAt(content, unit.pointer));
      if (text.includes(`"#${used}"`) || text.includes(`"#${used}/`)) users.add(unit.pointer);
      if (used !== unit.pointer && isWithin(unit.pointer, used)) users.add(unit.pointer);
      if (isWithin(unit.pointer, referredTo(used, content))) users.add(unit.pointer);
      // Security schemes are called by their names, wherever security is.
      if (used.startsWith("/components/securitySchemes/") && /paths/.test(unit.pointer)) users.add(unit.pointer);
    }
  }
  return users;
}

/** What a path item that stands elsewhere refers to. */
function referredTo(pointer: string, content: JsonObject): string {
  const value = valueAt(content, pointer);
  const reference = pointer.startsWith("/paths/") && isJsonObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference.slice(1) : "/nowhere";
}

function isWithin(pointer: string, around: string): boolean {
  return `${pointer}/`.startsWith(`${around}/`);
}

function membersOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue | undefined])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
