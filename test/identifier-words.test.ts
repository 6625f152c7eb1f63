import ts from "typescript";
import ts6 from "typescript-6";
import { expect, test } from "vitest";
import { identifierWords } from "../src/model/identifier-words.js";

const compilers = new Map<string, (point: number) => boolean>([
  ["5.9", (point) => ts.isIdentifierPart(point, ts.ScriptTarget.ESNext)],
  ["6", (point) => ts6.isIdentifierPart(point, ts6.ScriptTarget.ESNext)],
]);

test.each([...compilers])(
  "TypeScript %s takes for identifiers what words are made of",
  (_version, isIdentifierPart) => {
    const refused: string[] = [];
    let count = 0;
    for (let point = 0; point <= 0x10_ffff; point += 1) {
      if (identifierWords(String.fromCodePoint(point)).length === 0) continue;
      count += 1;
      if (!isIdentifierPart(point)) refused.push(point.toString(16));
    }
    expect(refused).toEqual([]);
    expect(count).toBeGreaterThan(40_000);
  },
);

test.each([
  ["list-pets_by$id", ["list", "pets", "by", "id"]],
  ["注文 été", ["注文", "été"]],
  ["𝒳", []],
  ["", []],
])("%j has the words %j", (text, words) => {
  expect(identifierWords(text)).toEqual(words);
});
