import { expect, test } from "vitest";
import { emitApi } from "../../src/emit/emit-api.js";
import { loadDocument } from "../../src/load/load-document.js";
import { loadRuntime } from "../../src/load/load-runtime.js";
import type { Issue } from "../../src/model/issue.js";
import { type ApiSettings, defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { pathOf, specNames } from "./specs.js";

// What people of Django REST framework would set, on every document that drf-spectacular wrote.

const settings: Omit<ApiSettings, "output"> = {
  ...defaultSettings,
  operationNames: "readable",
  nullableWithoutType: true,
};
const names = specNames().filter((name) => name.includes("drf"));

test("there are such documents", () => {
  expect(names.length).toBeGreaterThan(10);
});

test.each(names)("%s reads well", async (name) => {
  const { value: document } = await loadDocument(pathOf(name), "/");
  if (document === undefined) throw new Error(`${name} was not loaded.`);
  const { value: api, issues } = resolveApi(document, settings);
  const named = api.operations.filter(({ name: id }) => /_(?:list|retrieve|create|update|destroy)$/.test(id));
  const unread = named.filter(({ localName }) => !/^(?:list|get|create|replace|update|delete)[A-Z]/.test(localName));
  expect(unread.map(({ localName }) => localName)).toEqual([]);
  const isChanged = ({ code }: Issue): boolean => code === "name-changed";
  const asBefore = resolveApi(document, defaultSettings).issues.filter(isChanged).length;
  expect(issues.filter(isChanged)).toHaveLength(asBefore);
  const files = emitApi(api, await loadRuntime(), settings);
  const folded = files.filter(
    ({ path, text }) => /^(?:schemas|operations)\//.test(path) && /\| (?:Blank|Null)Enum\b/.test(text),
  );
  expect(folded.map(({ path }) => path)).toEqual([]);
});
