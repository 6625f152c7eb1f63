import { expect, test } from "vitest";
import { fetchText } from "../src/load/fetch-text.js";
import { startServer } from "./runtime-server.js";

test("headers and credentials go to the origin that the user named alone, and are never told", async () => {
  const other = await startServer((response) => response.writeHead(404).end());
  const { url, received } = await startServer((response, request) => {
    const location = request.url.startsWith("/docs") ? "/moved" : `${other.url}/elsewhere`;
    response.writeHead(307, { location }).end();
  });
  const address = `${url.replace("//", "//me:p%40ss@")}/docs?token=secret`;
  const fetched = await fetchText(address, { headers: { "x-key": "secret" }, allow: ["private"] });
  expect(fetched).toMatchObject({
    status: "failed",
    issue: { message: `\`${url}/docs?token=…\` answers with status 404.` },
  });
  const authorization = `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
  for (const { headers } of received) expect(headers).toMatchObject({ authorization, "x-key": "secret" });
  expect(received.map((request) => request.url)).toEqual(["/docs?token=secret", "/moved"]);
  expect(other.received).toHaveLength(1);
  expect(other.received[0]?.headers).not.toHaveProperty("authorization");
  expect(other.received[0]?.headers).not.toHaveProperty("x-key");
});

test("headers do not come back with a redirect that comes back", async () => {
  const home = await startServer((response, request) => {
    if (request.url === "/") response.writeHead(302, { location: `${away.url}/` }).end();
    else response.end("{}");
  });
  const away = await startServer((response) => response.writeHead(302, { location: `${home.url}/back` }).end());
  expect(await fetchText(home.url, { headers: { "x-key": "secret" }, allow: ["private"] })).toMatchObject({
    status: "fetched",
  });
  expect(home.received.map(({ url, headers }) => [url, headers["x-key"]])).toEqual([
    ["/", "secret"],
    ["/back", undefined],
  ]);
});
