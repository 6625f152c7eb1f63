import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import specwright from "../src/redocly.js";
import { documentOf, lintAll, makeProject, type ProblemsOf, writeAll } from "./redocly-support.js";

const folder = fileURLToPath(new URL("../docs/rules/", import.meta.url));
const plugin = specwright();
const rules = Object.keys(plugin.rules.oas3);
const pages = readdirSync(folder).filter((name) => name !== "README.md");

/** The YAML under a heading of a page. */
function example(rule: string, heading: string): string {
  const text = readFileSync(`${folder}${rule}.md`, "utf8");
  const block = new RegExp(`^## ${heading}\\n\\n\`\`\`yaml\\n([^]*?)^\`\`\`$`, "m").exec(text)?.[1];
  if (block === undefined) throw new Error(`${rule}.md has no YAML under "${heading}".`);
  return block;
}

test("every rule has its page, and every page its rule", () => {
  expect(pages.toSorted()).toEqual(rules.map((rule) => `${rule}.md`).toSorted());
});

test("the index names every rule once, under its set", () => {
  const text = readFileSync(`${folder}README.md`, "utf8");
  expect([...text.matchAll(/\]\(([a-z-]+)\.md\)/g)].map(([, rule]) => rule).toSorted()).toEqual(rules.toSorted());
  const setOf = (rule: string): string | undefined =>
    text
      .slice(0, text.indexOf(`](${rule}.md)`))
      .match(/^\| (?:in no set|`[^`]+`) +\|/gm)
      ?.at(-1);
  for (const rule of rules) {
    const sets = (["recommended", "drf"] as const).filter(
      (set) => (plugin.configs[set]?.rules[`specwright/${rule}`] ?? "off") !== "off",
    );
    expect(setOf(rule), rule).toMatch(sets.length === 0 ? /no set/ : `specwright/${sets.join("")}`);
  }
});

test.each(rules)("the page of %s says its name, its set and its severity", (rule) => {
  const text = readFileSync(`${folder}${rule}.md`, "utf8");
  expect(text).toMatch(new RegExp(`^# \`specwright/${rule}\`\\n`));
  for (const set of ["recommended", "strict", "drf"]) {
    const severity = plugin.configs[set]?.rules[`specwright/${rule}`] ?? "off";
    if (severity !== "off") expect(text).toContain(`\`specwright/${set}\` as \`${String(severity)}\``);
  }
});

describe("in the examples of the pages", () => {
  const problems: Record<string, ProblemsOf> = {};
  beforeAll(async () => {
    const project = makeProject();
    const sets = { general: "specwright/recommended", drf: "specwright/recommended, specwright/drf" };
    for (const [name, extended] of Object.entries(sets)) {
      const own = name === "general" ? "rules: { specwright/string-unbounded: warn }\n" : "";
      writeAll(project, { [`${name}.yaml`]: `plugins: [specwright/redocly]\nextends: [${extended}]\n${own}` });
      const these = rules.filter((rule) => rule.startsWith("drf-") === (name === "drf"));
      const files = these.flatMap((rule) =>
        ["Bad", "Good"].map((heading) => [`${rule}-${heading}.yaml`, documentOf(example(rule, heading))] as const),
      );
      writeAll(project, Object.fromEntries(files));
      problems[name] = await lintAll(
        project,
        `${name}.yaml`,
        files.map(([file]) => file),
      );
    }
  }, 120_000);

  test.each(rules)("%s finds the bad one, and nothing else does", (rule) => {
    const of = problems[rule.startsWith("drf-") ? "drf" : "general"];
    const found = of?.(`${rule}-Bad.yaml`).map((problem) => problem.rule);
    expect(new Set(found)).toEqual(new Set([rule]));
    expect(of?.(`${rule}-Good.yaml`)).toEqual([]);
  });
});
