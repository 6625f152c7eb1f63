import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/model/json.js";
import { defaultSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { fixtureModule } from "./emitted-modules.js";
import { documentOf } from "./resolve-support.js";

describe("a server is called", () => {
  test.each<
    [rule: string, servers: readonly (readonly [url: string, description?: string])[], names: readonly string[]]
  >([
    [
      "by its description",
      [
        ["https://a.example", "Production"],
        ["https://b.example", "EU sandbox"],
      ],
      ["production", "euSandbox"],
    ],
    ["without what all of them are", [["https://a.example", "The production API server"]], ["production"]],
    [
      "by its host, where the description says a lot",
      [["https://eu.a.example:8443/v1", "Where all the good things are"]],
      ["euAExample"],
    ],
    [
      "by its host, where it says nothing",
      [["https://a.example", "API server"], ["https://{region}.b.example"]],
      ["aExample", "bExample"],
    ],
    [
      "by its position, where it has no host",
      [["/v1"], ["{url}"], ["https://{host}"]],
      ["server1", "server2", "server3"],
    ],
    ["by its position, where names would not begin with a letter", [["https://127.0.0.1", "2nd"]], ["server1"]],
    [
      "by a number, where the name is taken",
      [["https://a.example"], ["https://a.example/v2"], ["http://a.example:8080"]],
      ["aExample", "aExample2", "aExample3"],
    ],
  ])("%s", (_rule, servers, names) => {
    const read = serversOf(servers.map(([url, description = ""]) => ({ url, description })));
    expect(read.map(({ localName }) => localName)).toEqual(names);
  });
});

describe("the URL of a server", () => {
  test.each<[url: string, documentUrl: string, absolute: string]>([
    ["/v1", "https://api.example/docs/openapi.yaml", "https://api.example/v1"],
    ["./v1/", "https://api.example/docs/openapi.yaml", "https://api.example/docs/v1"],
    ["/", "https://api.example/docs/openapi.yaml", "https://api.example"],
    ["//other.example/v1", "https://api.example/openapi.yaml", "https://other.example/v1"],
    ["/{version}/x", "https://api.example/openapi.yaml", "https://api.example/{version}/x"],
    ["https://fixed.example/", "https://api.example/openapi.yaml", "https://fixed.example/"],
    ["{whole}/v1", "https://api.example/openapi.yaml", "{whole}/v1"],
    ["/v1", "openapi.yaml", "/v1"],
  ])("%j in %s is %s", (url, file, absolute) => {
    expect(serversOf([{ url }], file)[0]?.template).toBe(absolute);
  });

  test.each<[what: string, servers: JsonValue]>([
    ["no list", { url: "https://a.example" }],
    ["no objects", ["https://a.example", null]],
    ["no URL", [{ description: "Production" }]],
    ["nothing", undefined as unknown as JsonValue],
  ])("may be missing: %s", (_what, servers) => {
    expect(serversOf(servers)).toEqual([]);
  });
});

describe("the emitted URLs", () => {
  const { serverUrls } = fixtureModule<{
    readonly serverUrls: {
      readonly production: string;
      yourOwn(variables: object): string;
      server5(variables?: object): string;
    };
  }>("several-servers", "servers.ts");

  test("are filled in, defaults included", () => {
    expect(serverUrls.production).toBe("https://api.regions.example");
    expect(serverUrls.yourOwn({ "tenant-id": "me", x: "y" })).toBe("https://me.regions.example:8443/api/v1/`$y");
    const all = { "tenant-id": "me", protocol: "http", port: "443", base: "", version: "2/3", x: "" };
    expect(serverUrls.yourOwn(all)).toBe("http://me.regions.example:443/v2/3/`$");
    expect(serverUrls.server5()).toBe("https://any.example/v1");
    expect(serverUrls.server5({ everything: "http://localhost/" })).toBe("http://localhost/");
  });

  test.each([
    { "tenant-id": "evil.example/" },
    { "tenant-id": "evil.example#" },
    { "tenant-id": "evil.example\\" },
    { protocol: "https://evil.example/" },
    { port: "1@evil.example" },
    { base: ".evil.example" },
    { base: "@evil.example" },
  ])("lead to no other host: %j", (variables) => {
    expect(() => serverUrls.yourOwn({ "tenant-id": "me", x: "y", ...variables })).toThrow(TypeError);
  });
});

function serversOf(servers: JsonValue, file = "spec.yaml") {
  const document = { ...documentOf({ servers, paths: {} }), file };
  return resolveApi(document, defaultSettings).value.servers;
}
