import { expectedText, receivedText } from "./describe.js";
import type { Shape, ShapeKeywords } from "./explain.js";
import { find, isOfType, ownValue } from "./find.js";
import { type Finding, isOver, type Place, report, reportShape, type Search } from "./search.js";

/** Explains a failed union by the member that came closest; a value of quite another type fails all of them at once. */
export function findInUnion(
  shape: ShapeKeywords,
  members: readonly Shape[],
  value: unknown,
  place: Place,
  search: Search,
): void {
  const isExclusive = shape.oneOf !== undefined;
  const matches: Shape[] = [];
  for (const member of members) {
    if (isValid(member, value, place, search)) matches.push(member);
    if (matches.length > 0 && !isExclusive) return;
  }
  if (matches.length === 1 || isOver(search)) return;
  if (search.limit === 1) return report(search, place, "type", "", value, "");
  if (matches.length > 1) {
    const textOf = (shapes: readonly Shape[], separator: string): string =>
      shapes.map((each) => expectedText(each)).join(separator);
    const received = `${receivedText(value)} (valid as ${textOf(matches, " and ")})`;
    return report(search, place, "oneOf", `exactly one of ${textOf(members, ", ")}`, value, received);
  }
  explainUnion(shape, members, value, place, search);
}

function explainUnion(shape: Shape, members: readonly Shape[], value: unknown, place: Place, search: Search): void {
  const attempts = members.map((member) => attempt(member, value, place, search, search.limit));
  if (isOver(search)) return;
  let closest: readonly Finding[] | undefined;
  for (const findings of attempts) {
    if (findings.some((finding) => isMismatch(finding, place))) continue;
    if (closest === undefined || distance(findings) < distance(closest)) closest = findings;
  }
  if (closest !== undefined) {
    search.findings.push(...closest);
    return;
  }
  const isLiteral = attempts.some((findings) => findings.some(({ keyword }) => keyword === "enum"));
  reportShape(search, place, isLiteral ? "enum" : "type", shape, value);
}

/** Explains a value that an excluded shape accepts. */
export function findExcluded(excluded: Shape, value: unknown, place: Place, search: Search): void {
  const isExcluded = value === undefined || isValid(excluded, value, place, search);
  if (isExcluded && !isOver(search)) reportShape(search, place, "not", { not: excluded }, value);
}

/** Explains a value whose member is picked by one of its properties. */
export function findByTag(
  name: string,
  mapping: Readonly<Record<string, Shape>>,
  value: unknown,
  place: Place,
  search: Search,
): void {
  if (!isOfType("object", value, place, search)) return;
  const tag = ownValue(value as Readonly<Record<string, unknown>>, name); // just checked
  const member = taggedMember(mapping, tag);
  if (member !== undefined) return find(member, value, place, search);
  reportShape(search, { parent: place, name }, "discriminator", Object.keys(mapping), tag);
}

/** The member that the value of a discriminating property picks. */
export function taggedMember(mapping: Readonly<Record<string, Shape>>, tag: unknown): Shape | undefined {
  return typeof tag === "string" && Object.hasOwn(mapping, tag) ? mapping[tag] : undefined;
}

/** Whether `value` has a shape, as far as the budget reaches. */
export function isValid(shape: Shape, value: unknown, place: Place, search: Search): boolean {
  return attempt(shape, value, place, search, 1).length === 0;
}

/** What is wrong with `value` if it must have the shape; up to `limit` findings. */
export function attempt(shape: Shape, value: unknown, place: Place, search: Search, limit: number): readonly Finding[] {
  const findings: Finding[] = [];
  find(shape, value, place, { ...search, findings, limit });
  return findings;
}

/** Whether a member failed as a whole, not because of something within it. */
function isMismatch({ place, keyword }: Finding, whole: Place): boolean {
  return (keyword === "type" || keyword === "enum") && place === whole;
}

/** How far a value is from a member; a wrong literal is most likely the mark of another member, and depth decides a tie. */
function distance(findings: readonly Finding[]): number {
  const marks = findings.filter(({ keyword }) => keyword === "enum" || keyword === "discriminator");
  let deepest = 0;
  for (const finding of findings) {
    let depth = 0;
    for (let { place } = finding; place !== undefined; place = place.parent) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return findings.length + 10 * marks.length - deepest / 1e6;
}
