import { expectedText, literalsText, pointerOf, receivedLiteralText, receivedText } from "./describe.js";
import type { Shape } from "./explain.js";
import { childPlace, type Finding, find, isOver, type Place, report, reportText, type Search } from "./find.js";

/** Explains a failed union by the member that came closest; a value of quite another type fails all of them at once. */
export function findInUnion(
  members: readonly Shape[],
  isExclusive: boolean,
  value: unknown,
  place: Place,
  search: Search,
): void {
  const attempts = members.map((member) => attempt(member, value, place, search));
  const matches = members.filter((_member, index) => attempts[index]?.length === 0);
  if (matches.length === 1 || (matches.length > 1 && !isExclusive)) return;
  if (isOver(search)) return;
  if (matches.length > 1) {
    const [names, matched] = [members, matches].map((shapes) => shapes.map((shape) => expectedText(shape)));
    const received = `${receivedText(value)} (valid as ${(matched ?? []).join(" and ")})`;
    return reportText(search, place, "oneOf", `exactly one of ${(names ?? []).join(", ")}`, received);
  }
  const closer = attempts.filter((findings) => !findings.some((finding) => isMismatch(finding, place)));
  const [closest] = [...closer].sort(
    (left, right) => distance(left) - distance(right) || depthOf(right) - depthOf(left),
  );
  if (closest !== undefined) {
    search.findings.push(...closest);
    return;
  }
  const isLiteral = attempts.some((findings) => findings.some((finding) => finding.keyword === "enum"));
  const expected = expectedText(isExclusive ? { oneOf: members } : { anyOf: members });
  if (isLiteral) reportText(search, place, "enum", expected, receivedLiteralText(value));
  else report(search, place, "type", expected, value);
}

/** Explains a value that an excluded shape accepts. */
export function findExcluded(excluded: Shape, value: unknown, place: Place, search: Search): void {
  const isExcluded = value === undefined || attempt(excluded, value, place, search).length === 0;
  if (isExcluded && !isOver(search)) report(search, place, "not", expectedText({ not: excluded }), value);
}

/** Explains a value whose member is picked by one of its properties. */
export function findByTag(
  name: string,
  mapping: Readonly<Record<string, Shape>>,
  value: unknown,
  place: Place,
  search: Search,
): void {
  if (receivedText(value) !== "object") return report(search, place, "type", "object", value);
  const record = value as Readonly<Record<string, unknown>>; // just checked
  const tag = Object.hasOwn(record, name) ? record[name] : undefined;
  const member = typeof tag === "string" && Object.hasOwn(mapping, tag) ? mapping[tag] : undefined;
  if (member !== undefined) return find(member, value, place, search);
  const property = childPlace(place, name);
  reportText(search, property, "discriminator", literalsText(Object.keys(mapping)), receivedLiteralText(tag));
}

function attempt(member: Shape, value: unknown, place: Place, search: Search): readonly Finding[] {
  const own: Search = { findings: [], budget: search.budget };
  find(member, value, place, own);
  return own.findings;
}

/** Whether a member failed as a whole, not because of something within it. */
function isMismatch({ pointer, keyword }: Finding, place: Place): boolean {
  return (keyword === "type" || keyword === "enum") && pointer === pointerOf(place);
}

/** How far a value is from a member; a wrong literal is most likely the mark of another member. */
function distance(findings: readonly Finding[]): number {
  return (
    findings.length + 10 * findings.filter(({ keyword }) => keyword === "enum" || keyword === "discriminator").length
  );
}

function depthOf(findings: readonly Finding[]): number {
  return Math.max(...findings.map(({ pointer }) => pointer.split("/").length));
}
