import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { ChangeReport } from "../../src/model/change.js";
import { renderChangesHtml } from "../../src/report/changes/render-changes-html.js";
import { changeOf, hostile, hostileTexts, petstore, reportOf, richReports, unchanged } from "../change-reports.js";
import { hasBrowser, openPage, startBrowser, type WatchedPage } from "./browser.js";
import { faintTexts } from "./contrast.js";

describe.skipIf(!hasBrowser())("the HTML report in Chromium", () => {
  let browser: Browser;
  const opened: WatchedPage[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const page of opened.splice(0)) await closeQuiet(page);
  });

  async function open(reports: readonly ChangeReport[], options?: BrowserContextOptions): Promise<Page> {
    const watched = await openPage(browser, renderChangesHtml(reports), options);
    opened.push(watched);
    return watched.page;
  }

  test("at first everything is shown, and the page says how much that is", async () => {
    const page = await open(richReports);
    expect(await page.title()).toBe("What changed in 3 APIs");
    expect(await shownChanges(page)).toBe(9);
    expect(await page.locator("#shown").textContent()).toBe("9 changes");
    expect(await page.getByRole("button", { name: "Show all" }).isVisible()).toBe(false);
    expect(await page.locator(".badge.major").textContent()).toBe("major");
  });

  test.each<[names: readonly string[], search: string, shown: number]>([
    [["Breaking 4"], "", 4],
    [["Breaking 4", "Risky 2"], "", 6],
    [["Cosmetic 1"], "", 1],
    [["Wire 8"], "", 8],
    [["Types 1"], "", 1],
    [["Requests 2"], "", 2],
    [["Responses 5"], "", 5],
    [["Neither 3"], "", 3],
    [["Breaking 4", "Responses 5"], "", 2],
    [["Cosmetic 1", "Types 1"], "", 0],
    [[], "adopt", 2],
    [[], "ADOPT status", 1],
    [[], "DELETE /pets/{id}", 3],
    [[], "enum-value", 1],
    [[], "application/xml", 1],
    [[], "  ", 9],
    [[], "nowhere", 0],
    [["Breaking 4"], "pet", 3],
  ])("with %j pressed, and %j searched, %i are shown", async (names, search, shown) => {
    const page = await open(richReports);
    for (const name of names) await page.getByRole("button", { name }).click();
    await page.getByRole("searchbox").fill(search);
    expect(await shownChanges(page)).toBe(shown);
    const isFiltered = names.length > 0 || search.trim() !== "";
    expect(await page.getByRole("status").textContent()).toBe(isFiltered ? `${shown} of 9 changes` : "9 changes");
    expect(await page.getByText("No change fits these filters.").isVisible()).toBe(shown === 0);
    expect(await page.locator(".group:visible").count()).toBe(
      await page.locator(".group:has(.change:visible)").count(),
    );

    const reset = page.getByRole("button", { name: "Show all" });
    expect(await reset.isVisible()).toBe(isFiltered);
    if (!isFiltered) return;
    await reset.click();
    expect(await shownChanges(page)).toBe(9);
    expect(await page.locator("[aria-pressed=true]").count()).toBe(0);
    expect(await page.getByRole("searchbox").inputValue()).toBe("");
  });

  test("the keyboard does what the mouse does, and where it is can be seen", async () => {
    const page = await open(richReports);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the changes");
    for (let index = 0; index < 4; index++) await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Breaking 4");
    expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth)).toBe(
      "3px",
    );
    await page.keyboard.press("Space");
    expect(await page.getByRole("button", { name: "Breaking", pressed: true }).count()).toBe(1);
    expect(await shownChanges(page)).toBe(4);
    await page.keyboard.press("Enter");
    expect(await shownChanges(page)).toBe(9);
  });

  test("every control has a name, and filters that fit nothing cannot be pressed", async () => {
    const page = await open([petstore]);
    const tree = await page.locator("#filters").ariaSnapshot();
    for (const name of [
      'group "Impact"',
      'group "Verdict"',
      'group "Direction"',
      'searchbox "Search in the changes"',
    ]) {
      expect(tree).toContain(name);
    }
    const additive = await open([reportOf({ changes: [changeOf({ impact: "additive" })], bump: "minor" })]);
    expect(await additive.getByRole("button", { name: "Breaking 0" }).isDisabled()).toBe(true);
    expect(await additive.getByRole("button", { name: "Additive 1" }).isEnabled()).toBe(true);
  });

  test("a link leads to a change", async () => {
    const page = await open(richReports);
    await page.getByRole("link", { name: "77fe21b00c3d" }).click();
    expect(await page.locator(":target").getAttribute("id")).toBe("api-1-77fe21b00c3d");
  });

  test("without scripts it is a list of everything, with no controls that do nothing", async () => {
    const page = await open(richReports, { javaScriptEnabled: false });
    expect(await shownChanges(page)).toBe(9);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.getByText("Nobody outside of the team knew of it.").isVisible()).toBe(true);
  });

  test("texts of documents run nothing and are there to be read", async () => {
    const page = await open([hostile]);
    expect(await page.title()).not.toBe("owned");
    expect(await page.locator("svg, img, iframe, object, script:not(:last-of-type)").count()).toBe(0);
    const subjects = await page.locator(".group h3").allTextContents();
    expect(subjects).toHaveLength(hostileTexts.length);
    expect(subjects.slice(0, 7)).toEqual(hostileTexts.slice(0, 7));
    await page.getByRole("searchbox").fill("<svg onload=");
    expect(await shownChanges(page)).toBe(1);
  });

  test("no changes read well", async () => {
    const page = await open([unchanged]);
    expect(await page.getByText("No changes.").count()).toBe(2);
    expect(await page.locator("button, input").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)("every text can be read in %s colours", async (colorScheme) => {
    const page = await open([hostile, ...richReports], { colorScheme });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      colorScheme === "light" ? "rgb(246, 247, 249)" : "rgb(18, 21, 27)",
    );
    for (const name of ["Breaking", "Risky", "Additive", "Cosmetic", "Wire", "Requests"]) {
      await page.getByRole("button", { name }).click();
      expect(await page.evaluate(faintTexts)).toEqual([]);
    }
  });

  test.each([320, 768, 1280])("nothing sticks out at a width of %i pixels", async (width) => {
    const page = await open([hostile, ...richReports], { viewport: { width, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  test("on paper there are no controls", async () => {
    const page = await open(richReports);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await shownChanges(page)).toBe(9);
    expect(await page.evaluate(faintTexts)).toEqual([]);
  });

  test("five thousand changes are filtered while one types", async () => {
    const changes = Array.from({ length: 5000 }, (_, index) => changeOf({ subject: `Schema${index}` }));
    const page = await open([reportOf({ changes, bump: "major" })]);
    await page.getByRole("searchbox").fill("schema4999");
    expect(await page.getByRole("status").textContent()).toBe("1 of 5000 changes");
  });
});

function shownChanges(page: Page): Promise<number> {
  return page.locator(".change:visible").count();
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

/** Whatever a test did: nothing was asked for, and nothing was complained about. */
async function closeQuiet({ requests, messages, close }: WatchedPage): Promise<void> {
  await close();
  expect(requests, "requests").toEqual([]);
  expect(messages, "console").toEqual([]);
}
