import { expect, test } from "vitest";
import { defaultSettings } from "../../src/model/settings.js";
import { createWatched } from "../memory-support.js";
import { choosePart } from "./choose-part.js";
import { editedContents, randomFrom, sizeOf } from "./edited-documents.js";
import { rawDocument, specNames } from "./specs.js";

const parts = 5;
const seed = Number(process.env["SEED"] ?? 1);
const choice = choosePart(parts);
const names = specNames().filter((_name, index) => choice.part === "all" || index % parts === choice.part);
process.stdout.write(`\nPart ${choice.part} of the documents, by ${choice.reason}: ${names.length}.\n`);

test.each(names)("%s, edited again and again, becomes what it does to who sees it for the first time", async (name) => {
  const document = rawDocument(name);
  const count = sizeOf(name) > 3_000_000 ? 1 : 3;
  const edited = editedContents(document, count, randomFrom(seed + names.indexOf(name)));
  const watched = createWatched(defaultSettings);
  const found: Record<string, readonly string[]> = {};
  for (const { edit, content } of [{ edit: "nothing", content: document }, ...edited]) {
    const differences = await watched.differences(content);
    if (differences.length > 0) found[edit] = differences;
  }
  watched.remove();
  expect(found).toEqual({});
});
