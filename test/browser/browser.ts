import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Whether there is a browser. CI must have one; elsewhere a missing one is said aloud. */
export function hasBrowser(): boolean {
  if (existsSync(executablePath)) return true;
  if ((process.env["CI"] ?? "") !== "") throw new Error(`${executablePath} is missing, and CI must have it.`);
  process.stderr.write(`\n!!! SKIPPED: the HTML report in a browser needs ${executablePath}, and it is not there.\n\n`);
  return false;
}

/** Starts the browser; it asks nobody for updates. */
export function startBrowser(): Promise<Browser> {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

/** A page and all that it did beside being shown. */
export interface WatchedPage {
  readonly page: Page;
  /** Paths that were asked for after the document itself, and URLs of other hosts. */
  readonly requests: readonly string[];
  /** Whatever the console got, refusals of the content security policy among it. */
  readonly messages: readonly string[];
  close(): Promise<void>;
}

/** Serves a text as HTML on the loopback and opens it. */
export async function openPage(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const requests: string[] = [];
  const messages: string[] = [];
  const server = createServer((request, response) => {
    if (request.url !== "/") requests.push(request.url ?? "");
    response.setHeader("content-type", "text/html").end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server on a port has an address that is no path.
  const { port } = server.address() as AddressInfo;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("dialog", (dialog) => messages.push(dialog.message()));
  page.on("request", (request) => {
    if (request.url() !== `http://127.0.0.1:${port}/`) requests.push(request.url());
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    requests,
    messages,
    close: async () => {
      await context.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
