import { describe, expect, test } from "vitest";
import type { AuthorizationCodeFlow, AuthorizationCodeOptions } from "../src/runtime/oauth-authorization-code.js";
import type { ClientCredentialsOptions } from "../src/runtime/oauth-client-credentials.js";
import type { CredentialSource } from "../src/runtime/types.js";
import { bundleOfFixture, fixtureModule } from "./emitted-modules.js";
import { ask, startTokenServer } from "./oauth-support.js";

const { oauth2ClientCredentials, oauth2AuthorizationCode, plainClientCredentials } = fixtureModule<{
  oauth2ClientCredentials(options: ClientCredentialsOptions): CredentialSource;
  oauth2AuthorizationCode(options: AuthorizationCodeOptions): AuthorizationCodeFlow;
  plainClientCredentials(options: ClientCredentialsOptions): CredentialSource;
}>("oauth-flows", "oauth.ts");

describe("what is emitted for OAuth flows", () => {
  test("asks at the documented URL, relative to the server", async () => {
    const asked: string[] = [];
    const fetch = async ({ url }: Request): Promise<Response> => {
      asked.push(url);
      return Response.json({ access_token: "a" });
    };
    expect(await ask(oauth2ClientCredentials({ clientId: "id" }), { fetch })).toBe("a");
    expect(asked).toEqual(["https://api.decks.example/oauth/token"]);
  });

  test("asks elsewhere, where it is told to", async () => {
    const { tokenUrl, received } = await startTokenServer();
    await ask(oauth2ClientCredentials({ clientId: "id", tokenUrl }));
    expect(received).toHaveLength(1);
  });

  test("sends users to the documented URL", async () => {
    const { url } = await oauth2AuthorizationCode({ clientId: "id", redirectUri: "https://app.example/" }).begin();
    expect(url).toMatch(/^https:\/\/login\.decks\.example\/authorize\?response_type=code&client_id=id&/);
  });

  test("does not know a URL that secrets may not be sent to", () => {
    expect(() => plainClientCredentials({ clientId: "id" })).toThrow("`tokenUrl` must be an https URL");
  });
});

describe("what is not used is not in a bundle", () => {
  const traces = ["grant_type", "code_challenge", "openid-configuration", "login.decks.example", "OAuthFailure"];
  const tracesIn = (code: string): readonly string[] => traces.filter((trace) => code.includes(trace));

  test.each<[what: string, names: readonly string[], found: readonly string[]]>([
    ["nothing of OAuth", ["createClient", "listDecks"], []],
    ["no login of users", ["createClient", "oauth2ClientCredentials"], ["grant_type", "OAuthFailure"]],
    ["no discovery", ["oauth2AuthorizationCode"], traces.filter((trace) => trace !== "openid-configuration")],
  ])("%s: %s", async (_what, names, found) => {
    expect(tracesIn(await bundleOfFixture("oauth-flows", names))).toEqual(found);
  });

  test("no servers", async () => {
    const code = await bundleOfFixture("several-servers", ["createClient", "listThings"]);
    expect(code).not.toMatch(/sandbox|cannot be a part/);
  });

  test("no servers of operations", async () => {
    const without = await bundleOfFixture("operation-servers", ["createClient", "listReleases"]);
    expect(without).not.toContain("uploads.");
    expect(await bundleOfFixture("operation-servers", ["listAssets"])).toContain("https://uploads.releases.example");
  });
});
