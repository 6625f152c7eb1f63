import type { JsonValue } from "../model/json.js";
import type { Placed } from "./placed.js";
import { boundsOfNothing, isFreeForm, type SchemaSummary, typeOf } from "./schema-summary.js";

/** How a union counts its matches: by `oneOf` a value that fits two branches is refused, by `anyOf` it is only not told apart. */
export type UnionMode = "oneOf" | "anyOf";

/** The comparisons within one union. */
export interface Comparison {
  readonly mode: UnionMode;
  summariesOf(placed: Placed): readonly SchemaSummary[];
  /** How many pairs of schemas may still be compared, so that no document keeps us for ever. */
  remaining: number;
}

/** Properties of properties of properties are taken for different. */
const deepest = 3;

/** Whether ordinary values of one schema surely fit the other as well. What cannot be judged is taken for different. */
export function overlaps(comparison: Comparison, left: Placed, right: Placed, depth = 0): boolean {
  if (depth > deepest) return false;
  const rights = comparison.summariesOf(right);
  return comparison
    .summariesOf(left)
    .some((each) => rights.some((other) => summariesOverlap(comparison, each, other, depth)));
}

/** A property that would tell two schemas apart if both required it. */
export function tellingProperty(comparison: Comparison, left: Placed, right: Placed): string | undefined {
  const [[one, ...more], [other, ...others]] = [comparison.summariesOf(left), comparison.summariesOf(right)];
  if (one === undefined || other === undefined || more.length + others.length > 0) return undefined;
  return [...one.properties.keys()].find(
    (name) => other.properties.has(name) && !propertyOverlaps(comparison, one, other, name, 0),
  );
}

function summariesOverlap(comparison: Comparison, left: SchemaSummary, right: SchemaSummary, depth: number): boolean {
  comparison.remaining -= 1;
  if (comparison.remaining < 0 || left.isOpaque || right.isOpaque) return false;
  // Within an object a property of the same type is the same, whatever the union around it.
  const isStrict = comparison.mode === "oneOf" || depth > 0;
  const isComparable = [left.bounds, right.bounds].includes(boundsOfNothing) || left.bounds === right.bounds;
  if (left.values !== undefined || right.values !== undefined) {
    // By `anyOf`, literals beside their type are the known values of an open list.
    return isStrict && isComparable && literalsOverlap(left, right);
  }
  const shared = [...left.types].filter((type) => right.types.has(type));
  if (isStrict && isComparable && shared.some((type) => type !== "object" && type !== "array")) return true;
  if (shared.includes("object") && objectsOverlap(comparison, left, right, depth)) return true;
  return shared.includes("array") && arraysOverlap(comparison, left, right, isStrict, depth);
}

function literalsOverlap(left: SchemaSummary, right: SchemaSummary): boolean {
  const [values = [], other] = left.values === undefined ? [right.values, left] : [left.values, right];
  const scalars = values.filter(isScalar);
  if (other.values !== undefined) return scalars.some((value) => other.values?.includes(value));
  return scalars.some((value) => typeOf(value).some((type) => other.types.has(type)));
}

function isScalar(value: JsonValue): boolean {
  return typeof value !== "object";
}

function arraysOverlap(
  comparison: Comparison,
  left: SchemaSummary,
  right: SchemaSummary,
  isStrict: boolean,
  depth: number,
): boolean {
  if (left.items === undefined || right.items === undefined) return isStrict;
  return overlaps(comparison, left.items, right.items, depth + 1);
}

/** By `oneOf` what one requires must not be enough for the other; by `anyOf` it is enough that they require different things. */
function objectsOverlap(comparison: Comparison, left: SchemaSummary, right: SchemaSummary, depth: number): boolean {
  const isStrict = comparison.mode === "oneOf" || depth > 0;
  if (!isStrict && (isFreeForm(left) || isFreeForm(right))) return false;
  const isEnough = isSubset(right.required, left.required);
  const isEnoughBack = isSubset(left.required, right.required);
  if (isStrict ? !isEnough && !isEnoughBack : !isEnough || !isEnoughBack) return false;
  return [...new Set([...left.required, ...right.required])].every((name) =>
    propertyOverlaps(comparison, left, right, name, depth),
  );
}

function propertyOverlaps(
  comparison: Comparison,
  left: SchemaSummary,
  right: SchemaSummary,
  name: string,
  depth: number,
): boolean {
  return schemasOf(left, name).every((one) =>
    schemasOf(right, name).every((other) => {
      if (one === false || other === false) return false;
      return one === undefined || other === undefined || overlaps(comparison, one, other, depth + 1);
    }),
  );
}

/** The schemas of a property; `false` where it may not be, `undefined` where nothing is said of it. */
function schemasOf({ properties, rest }: SchemaSummary, name: string): readonly (Placed | false | undefined)[] {
  return properties.get(name) ?? [rest];
}

function isSubset(names: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...names].every((name) => of.has(name));
}
