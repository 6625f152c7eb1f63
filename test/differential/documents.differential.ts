import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyOtherInCI } from "../corpus/choose-part.js";
import { pathOf, rawDocument, specNames } from "../corpus/specs.js";
import type { DocumentReport } from "./report.js";
import { summary } from "./summary.js";
import { createWorkers } from "./workers.js";

const options = { effort: Number(process.env["EFFORT"] ?? 0.1), seed: process.env["SEED"] ?? "guards" };
const reports: DocumentReport[] = [];
const workers = createWorkers();

// What the validators read: Swagger 2.0 is another document by the time that its guards are made.
const readable = [...specNames()].filter((name) => /^3\.[01]\./.test(String(rawDocument(name)["openapi"])));

// The largest first, so that no worker is left with one at the end.
const names = everyOtherInCI(
  readable.sort((left, right) => statSync(pathOf(right)).size - statSync(pathOf(left)).size),
);

beforeAll(() => {
  if (!Number.isFinite(options.effort)) throw new Error("EFFORT must be a number.");
});

afterAll(() => {
  workers.end();
  process.stdout.write(`\n${summary(reports)}\n\n`);
});

describe("the guards say what ajv and @hyperjump/json-schema say", () => {
  test.concurrent.each(names)("%s", async (name) => {
    const report = await workers.compare(name, options);
    if (report === undefined) return expect.fail("The document is not read.");
    reports.push(report);
    expect(report.disagreements).toEqual([]);
    expect(report.untold, "explanations that do not tell of the keyword that fails").toEqual([]);
    expect(report.leftOver.filter(({ reason }) => reason === "no issue says why")).toEqual([]);
  });

  test("100,000 times at least", () => {
    const cases = reports.reduce((sum, { valid, invalid }) => sum + valid + invalid, 0);
    expect(cases).toBeGreaterThanOrEqual(100_000);
  });
});
