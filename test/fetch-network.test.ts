import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type FetchOptions, fetchText } from "../src/load/fetch-text.js";
import { followRedirects } from "../src/load/http.js";
import { NetworkPolicy } from "../src/load/network-policy.js";
import { isPublicAddress } from "../src/load/public-address.js";
import type { NetworkAllowance } from "../src/model/network.js";
import { documentWith, runCli } from "./cli-support.js";
import { startServer } from "./runtime-server.js";
import { put, read, temporaryFolder } from "./write-support.js";

const privately = "is not asked: its host is on this machine or on a private network.";
const plainly = "is not asked over http, where anybody on the way can change the answer.";
/** An address of Cloudflare's resolver, which is never reached here. */
const somewhere = "1.1.1.1";

/** A policy that lets one host be, so that there is one here that can redirect. */
class PolicyWithPublic extends NetworkPolicy {
  readonly #host: string;

  constructor(host: string, lookup: Lookup) {
    super([], lookup);
    this.#host = host;
  }

  override refusal(url: URL): ReturnType<NetworkPolicy["refusal"]> {
    return url.hostname === this.#host && url.port !== "1" ? undefined : super.refusal(url);
  }
}

type Lookup = NonNullable<FetchOptions["lookup"]>;

/** Answers each look-up with the next addresses, the last ones for good. */
function lookupOf(...answers: readonly (readonly string[])[]): { readonly lookup: Lookup; readonly asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (name, _options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { lookup, asked };
}

async function failureOf(url: string, options: FetchOptions = {}): Promise<string> {
  const fetched = await fetchText(url, { retryDelayMs: 0, timeoutMs: 5000, ...options });
  return fetched.status === "failed" ? fetched.issue.message : fetched.status;
}

test.each([
  // RFC 6890, RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291, RFC 5180, RFC 6052, RFC 9637
  [
    "0.0.0.0 10.0.0.1 10.255.255.255 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255",
    false,
  ],
  ["192.0.0.8 192.0.2.1 192.168.0.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255", false],
  [
    ":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe fc00::1 fdff::1 fe80::1 fe80::1%eth0 fec0::1",
    false,
  ],
  ["ff02::1 100::1 2001::1 2001:db8::1 2002:7f00:1::1 3fff::1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1", false],
  ["localhost 1.2.3 nonsense", false],
  ["1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.0.1 223.255.255.255", true],
  ["2606:4700:4700::1111 2a00:1450::1 2001:4860:4860::8888 64:ff9b::101:101", true],
])("%s: public is %s", (addresses, isPublic) => {
  for (const address of addresses.split(" ")) expect([address, isPublicAddress(address)]).toEqual([address, isPublic]);
});

describe("without an allowance", () => {
  test.each([
    "http://127.0.0.1/",
    "https://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://127.1:8080/openapi.json",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[fd00::1]/",
    "https://[fe80::1]/",
    "https://[64:ff9b::a00:1]/",
    "https://0/",
  ])("%s is not asked", async (url) => {
    expect(await failureOf(url)).toContain(privately);
  });

  test("a server on this machine hears nothing, whatever it is called", async () => {
    const { url, received } = await startServer((response) => response.end("{}"));
    const { port } = new URL(url);
    for (const host of ["127.0.0.1", "localhost", "LOCALHOST", "[::ffff:127.0.0.1]", "127.1"]) {
      expect(await failureOf(`http://${host}:${port}/`)).toContain(privately);
    }
    expect(received).toEqual([]);
  });

  test.each([[["127.0.0.1"]], [[somewhere, "127.0.0.1"]], [["::1"]], [["::ffff:127.0.0.1", somewhere]], [["fd12::1"]]])(
    "a name that means %j is refused once and for all",
    async (addresses) => {
      const { lookup, asked } = lookupOf(addresses);
      expect(await failureOf("https://api.example/", { lookup })).toBe(`\`https://api.example/\` ${privately}`);
      expect(asked).toEqual(["api.example"]);
    },
  );

  test.each(["http://1.1.1.1/", "http://api.example/"])("%s is not asked over http", async (url) => {
    const { lookup } = lookupOf([somewhere]);
    expect(await failureOf(url, { lookup })).toContain(plainly);
    const both = { lookup, allow: ["private"] } satisfies FetchOptions;
    expect(await failureOf(url, both)).toContain(plainly);
  });

  test("the words for it say how it is allowed", async () => {
    const fetched = await fetchText("http://127.0.0.1/");
    expect(fetched).toMatchObject({
      issue: {
        code: "file-unreadable",
        severity: "fatal",
        hint: "If you trust it, say `--allow-private`, or `allow: [private]` under `x-specwright` of the API.",
      },
    });
  });
});

describe("a name is looked up once for a connection", () => {
  test("and what was judged is what is asked", async () => {
    const { url, received } = await startServer((response) => response.end("{}"));
    const { lookup, asked } = lookupOf(["127.0.0.1"], ["203.0.113.1"]);
    const named = url.replace("127.0.0.1", "rebinding.example");
    expect(await fetchText(named, { lookup, allow: ["private"] })).toMatchObject({
      status: "fetched",
      url: `${named}`,
    });
    expect(asked).toEqual(["rebinding.example"]);
    expect(received.map(({ headers }) => headers.host)).toEqual([new URL(named).host]);
  });

  test("so a second attempt judges what the name means then", async () => {
    const { url, received } = await startServer((response) => response.writeHead(503).end());
    const { lookup, asked } = lookupOf(["127.0.0.1"], [somewhere]);
    const named = url.replace("127.0.0.1", "rebinding.example");
    expect(await failureOf(named, { lookup, allow: ["private"] })).toContain(plainly);
    expect([asked.length, received.length]).toEqual([2, 1]);
  });
});

test.each<[location: string, allow: readonly NetworkAllowance[], reason: string]>([
  ["http://1.1.1.1/x", ["private"], plainly],
  ["http://public.example/x", ["private"], plainly],
])("a redirect to %s is judged like the first address", async (location, allow, reason) => {
  const { lookup } = lookupOf([somewhere]);
  const { url, received } = await startServer((response) => response.writeHead(302, { location }).end());
  expect(await failureOf(url, { lookup, allow })).toBe(`\`${url}\` redirects to \`${location}\`, which ${reason}`);
  expect(received).toHaveLength(1);
});

test.each(["http://10.0.0.1/x", "http://127.0.0.1:1/", "http://inside.example/"])(
  "a redirect from a public host to %s is not followed",
  async (location) => {
    const { url } = await startServer((response) => response.writeHead(302, { location }).end());
    const { lookup } = lookupOf(["10.0.0.1"]);
    const outside = new URL(url);
    // For once, this machine is taken for a public host.
    const policy = new PolicyWithPublic(outside.hostname, lookup);
    const followed = followRedirects(url, { conditions: {}, headers: {}, signal: AbortSignal.timeout(5000), policy });
    expect(await followed).toMatchObject({ reason: `redirects to \`${location}\`, which ${privately.slice(0, -1)}` });
  },
);

describe("on the command line", () => {
  const servedPets = () => startServer((response) => response.end(documentWith()));

  test("--allow-private lets a document be fetched, and its hash is recorded", async () => {
    const { url } = await servedPets();
    const cwd = temporaryFolder();
    const refused = await runCli(cwd, ["generate", `${url}/openapi.yaml`, "--output", "api"]);
    expect([refused.exitCode, refused.stdout]).toEqual([1, expect.stringContaining(privately)]);
    const parameters = ["generate", `${url}/openapi.yaml`, "--output", "api", "--allow-private"];
    expect((await runCli(cwd, parameters)).exitCode).toBe(0);
    const manifest: unknown = JSON.parse(read(cwd, "api/.specwright.json"));
    put(cwd, "openapi.yaml", documentWith());
    await runCli(cwd, ["generate", "openapi.yaml", "--output", "own"]);
    const { sources } = JSON.parse(read(cwd, "own/.specwright.json")) as { sources: object }; // our own format
    expect(manifest).toMatchObject({ sources: { [`${url}/openapi.yaml`]: Object.values(sources)[0] as unknown } });
  });

  test("`allow` in the configuration does the same, and is read with care", async () => {
    const { url } = await servedPets();
    const cwd = temporaryFolder();
    const configure = (allow: string): void =>
      put(
        cwd,
        "redocly.yaml",
        `apis:\n  pets:\n    root: ${url}\n    x-specwright: { output: api, allow: ${allow} }\n`,
      );
    configure("[private]");
    expect((await runCli(cwd, ["generate"])).exitCode).toBe(0);
    expect(read(join(cwd, "api"), ".specwright.json")).not.toContain("allow");
    configure("[http]");
    expect((await runCli(cwd, ["check"])).stdout).toContain(privately);
    configure("private");
    expect((await runCli(cwd, ["check"])).stdout).toContain("`allow` must be a list of `http` or `private`.");
    configure("[privat]");
    expect((await runCli(cwd, ["check"])).stdout).toContain("Did you mean `private`?");
  });
});

describe("where a variable names a proxy", () => {
  const hint =
    "`HTTPS_PROXY` is set, but documents are fetched without a proxy: download this one yourself, and name the file.";
  const hintOf = async (url: string, options: FetchOptions): Promise<string | undefined> => {
    const fetched = await fetchText(url, { retryDelayMs: 0, timeoutMs: 5000, ...options });
    return fetched.status === "failed" ? fetched.issue.hint : fetched.status;
  };
  const nowhere = (): Lookup => (_name, _options, callback) =>
    callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []);

  test("a host that cannot be reached is explained by it", async () => {
    expect(await hintOf("https://nowhere.example/", { proxy: "HTTPS_PROXY", lookup: nowhere() })).toBe(hint);
    expect(await hintOf("https://nowhere.example/", { lookup: nowhere() })).toBeUndefined();
  });

  test("a host that answers, or that is refused, is not", async () => {
    const { url } = await startServer((response) => response.writeHead(400).end());
    expect(await hintOf(url, { proxy: "HTTPS_PROXY", allow: ["http", "private"] })).toBeUndefined();
    expect(await hintOf(url, { proxy: "HTTPS_PROXY" })).toMatch(/^If you trust it/);
  });

  test("the command line says so", { timeout: 60_000 }, async () => {
    const cwd = temporaryFolder();
    const parameters = ["generate", "http://127.0.0.1:1/a.json", "--output", "out", "--allow-http", "--allow-private"];
    const run = await runCli(cwd, parameters, { environment: { http_proxy: "http://proxy.example:3128" } });
    expect(run.stdout + run.stderr).toContain("`http_proxy` is set, but documents are fetched without a proxy");
  });
});
