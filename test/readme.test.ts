import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileErrors, documentedCode, linesOf } from "./documented-code.js";
import { startTourServer } from "./tour-server.js";

const isModule = (block: string): boolean => /^import /m.test(block);

test("the code of all pages compiles", { timeout: 60_000 }, () => {
  const codes = new Map([
    ["readme.ts", documentedCode("README.md").code],
    ["client.ts", documentedCode("docs/client.md").code],
    ["credentials.ts", documentedCode("docs/credentials.md").code],
    ["frameworks.ts", documentedCode("docs/frameworks.md").code],
    // The page has fragments as well, which are but words.
    ["webhooks.ts", documentedCode("docs/webhooks.md", isModule).code],
  ]);
  const wrong = [...codes].map(([name, code]) => [name, `${code}const wrong: number = "";\n`] as const);
  const expected = [...codes.keys()].map((name) => `${name}: Type 'string' is not assignable to type 'number'.`);
  expect(compileErrors(new Map(wrong))).toEqual(expected);
});

describe("what a page says is printed, is", () => {
  test.each([
    ["README.md", [5]],
    ["docs/client.md", [4, 6, 7]],
  ] as const)("%s", { timeout: 60_000 }, async (file, busy) => {
    const { code, printed } = documentedCode(file);
    const url = await startTourServer(busy);
    const hosts = [
      "https://api.books.example",
      "https://files.example",
      "https://headers.example",
      "https://reports.example",
    ];
    const lines = await linesOf(code, new Map(hosts.map((host) => [host, url])), {
      BOOKS_KEY: "key",
      BOOKS_SECRET: "secret",
    });
    const withoutTimes = (line: string): string => line.replace(/ in \d+ ms$/, "");
    expect(printed.length).toBeGreaterThan(10);
    expect(lines.map(withoutTimes)).toEqual(printed.map(withoutTimes));
  });
});

test("every link within our pages leads to a file, and to a heading of it", () => {
  const pages = ["README.md", "CONTRIBUTING.md", ...readdirSync("docs").map((name) => `docs/${name}`)];
  const broken = pages
    .filter((page) => page.endsWith(".md"))
    .flatMap((page) =>
      linksOf(page)
        .filter((target) => !isThere(target))
        .map((target) => `${page}: ${target}`),
    );
  expect(linksOf("README.md").length).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

/** The targets of a page's links that are no URLs, as paths from the root. */
function linksOf(page: string): readonly string[] {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g)];
  return links.map(([, path = "", anchor = ""]) => `${path === "" ? page : join(dirname(page), path)}${anchor}`);
}

function isThere(target: string): boolean {
  const [path = "", anchor] = target.split("#");
  if (!existsSync(path) || anchor === undefined) return existsSync(path);
  const headings = [...readFileSync(path, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return headings.some(
    (heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, "")
        .replaceAll(" ", "-") === anchor,
  );
}
