import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

// What an editor shows of a generated client, in the words of the language service that editors ask.

const file = fileURLToPath(new URL("editor-sample.ts", import.meta.url));

/** A program, with the names of the places that are asked about in comments before them. */
const marked = `
import {
  createClient, isApiError, mePartnerOauth2ClientsList, mePartnerOauth2ClientsRotateSecretCreate, mePartnerScopeRequestsCreate,
  oauthTokenCreate,
} from "../generated/flexslot/index.js";

const client = createClient();
client./*member*/;
const clients = await /*operation*/mePartnerOauth2ClientsList(client);
const [/*item*/first] = clients;
/*request*/mePartnerScopeRequestsCreate(client, { body: { justification: "We list our games." } });
mePartnerScopeRequestsCreate(client, { /*inputs*/ });
mePartnerScopeRequestsCreate(client, { body: { /*fields*/ } });
mePartnerScopeRequestsCreate(client, { body: { justification: 1 } });
mePartnerScopeRequestsCreate(client, { body: { justifications: "We list our games." } });
mePartnerOauth2ClientsRotateSecretCreate(client, { path: { clientId: "c" } });
mePartnerOauth2ClientsRotateSecretCreate(client);
first?.status === "archived";
const body = { grant_type: "refresh_token" };
const /*result*/result = await oauthTokenCreate(client, { body }).result();
if (!result.ok && result.kind === "http") result.status === 404;
try {
  await oauthTokenCreate(client, { body });
} catch (/*caught*/error) {
  if (isApiError(error, oauthTokenCreate)) {
    /*narrowed*/error;
    error.body./*errors*/;
    if (error.status === 401) error;
  }
}
export {};
`;

const marks = new Map<string, number>();
let taken = 0;
const text = marked.replaceAll(/\/\*(\w+)\*\//g, (mark, name: string, offset: number) => {
  marks.set(name, offset - taken);
  taken += mark.length;
  return "";
});

const service = languageService();

/** The lines that an editor shows over a name. */
function hover(mark: string): string {
  const info = service.getQuickInfoAtPosition(file, at(mark));
  const documentation = ts.displayPartsToString(info?.documentation);
  return [ts.displayPartsToString(info?.displayParts), ...(documentation === "" ? [] : [documentation])].join("\n\n");
}

/** What an editor offers at a place, without what the language itself has there. */
function completions(mark: string): readonly string[] {
  const { entries = [] } = service.getCompletionsAtPosition(file, at(mark), {}) ?? {};
  return entries.filter(({ kind }) => /^(?:property|method)$/.test(kind)).map(({ name }) => name);
}

function at(mark: string): number {
  const position = marks.get(mark);
  if (position === undefined) throw new Error(`There is no mark ${mark}.`);
  return position;
}

test("an operation is shown with its words, and names for what goes in and comes out", () => {
  expect(hover("operation")).toMatchInlineSnapshot(`
    "(alias) mePartnerOauth2ClientsList(caller: Caller, options?: CallOptions): Call<{
        200: OAuth2Client[];
    }>
    import mePartnerOauth2ClientsList

    List the calling partner's OAuth2 clients

    \`GET /api/public/v1/me/partner/oauth2-clients\`"
  `);
  expect(hover("request")).toMatchInlineSnapshot(`
    "(alias) mePartnerScopeRequestsCreate(caller: Caller, request: MePartnerScopeRequestsCreateRequest, options?: CallOptions): Call<{
        202: ScopeRequestReceipt;
    }>
    import mePartnerScopeRequestsCreate

    Request additional scopes or game-scopes

    \`POST /api/public/v1/me/partner/scope-requests\`"
  `);
});

test("data has the type that the document names", () => {
  expect(hover("item")).toMatchInlineSnapshot(`"const first: OAuth2Client"`);
});

test("a client has no more than it needs", () => {
  expect(completions("member")).toMatchInlineSnapshot(`
    [
      "call",
      "options",
    ]
  `);
});

test("a request is completed place by place", () => {
  expect([completions("inputs"), completions("fields")]).toMatchInlineSnapshot(`
    [
      [
        "body",
      ],
      [
        "justification",
        "requested_game_scopes",
        "requested_scopes",
      ],
    ]
  `);
});

test("a result is shown as the outcomes that it has", () => {
  expect(hover("result")).toMatchInlineSnapshot(`
    "const result: Result<{
        200: TokenResponse;
        400: OAuthError;
    }>"
  `);
});

test("an error is narrowed to what the operation documents", () => {
  expect(hover("narrowed")).toMatchInlineSnapshot(`"var error: DocumentedError<400, OAuthError>"`);
  expect(completions("errors")).toMatchInlineSnapshot(`
    [
      "error",
      "error_description",
      "error_uri",
    ]
  `);
});

test("mistakes are told in the names of the document", () => {
  const lines = text.split("\n");
  const told = service.getSemanticDiagnostics(file).map(({ start = 0, messageText }) => {
    const { line } = ts.getLineAndCharacterOfPosition(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), start);
    return `${lines[line]?.trim()}\n→ ${ts.flattenDiagnosticMessageText(messageText, "\n  ")}\n`;
  });
  expect(told.join("\n")).toMatchInlineSnapshot(`
    "mePartnerScopeRequestsCreate(client, {  });
    → Argument of type '{}' is not assignable to parameter of type 'MePartnerScopeRequestsCreateRequest'.
        Property 'body' is missing in type '{}' but required in type 'MePartnerScopeRequestsCreateRequest'.

    mePartnerScopeRequestsCreate(client, { body: {  } });
    → Property 'justification' is missing in type '{}' but required in type 'ScopeRequest'.

    mePartnerScopeRequestsCreate(client, { body: { justification: 1 } });
    → Type 'number' is not assignable to type 'string'.

    mePartnerScopeRequestsCreate(client, { body: { justifications: "We list our games." } });
    → Object literal may only specify known properties, but 'justifications' does not exist in type 'ScopeRequest'. Did you mean to write 'justification'?

    mePartnerOauth2ClientsRotateSecretCreate(client, { path: { clientId: "c" } });
    → Object literal may only specify known properties, but 'clientId' does not exist in type '{ client_id: string; }'. Did you mean to write 'client_id'?

    mePartnerOauth2ClientsRotateSecretCreate(client);
    → Expected 2-3 arguments, but got 1.

    first?.status === "archived";
    → This comparison appears to be unintentional because the types 'OAuth2ClientStatus' and '"archived"' have no overlap.

    if (!result.ok && result.kind === "http") result.status === 404;
    → This comparison appears to be unintentional because the types '400' and '404' have no overlap.

    if (error.status === 401) error;
    → This comparison appears to be unintentional because the types '400' and '401' have no overlap.
    "
  `);
});

function languageService(): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
  };
  const read = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const content = read(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => fileURLToPath(new URL("..", import.meta.url)),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
}
