import type { Answers } from "./runtimes.js";

/** What must come of the program on every runtime. */
export const expected: Answers = {
  "a list comes with its data, which its guard passes": [
    [
      ["first", "active"],
      ["second", "active"],
    ],
    true,
  ],
  "a result tells the status": [true, "response", 200],
  "a response comes with its data": [2, 200, "application/json"],
  "an answer without content is undefined": true,
  "a compressed answer is read": 2,
  "a violation is reported, and the data returned": [
    [
      "me_partner_oauth2_clients_list response /0/status enum",
      "me_partner_oauth2_clients_list response /1/status enum",
    ],
    ["archived", "archived"],
  ],
  "a violation throws where it is asked to": [
    'OAuth2Client/0/status: expected "active" | "suspended" | "revoked", received "archived" (string)',
    'OAuth2Client/1/status: expected "active" | "suspended" | "revoked", received "archived" (string)',
  ],
  "the client of paths sends credentials too": "flx_pat_abcd",

  "a body of JSON arrives": "Ünïcode, “quotes” and \u2028 lines",
  "a form arrives": "grant_type: refresh_token, refresh_token: a b+c&d=ü, client_id: me",
  "characters of a path arrive": ["a/b", "?#%", "ü €", "a+b;c", "%2F"],
  "a request that is not valid is not sent": ["request", "/justification"],
  "a path that would name another is refused": "guard",
  "headers of a call win": 401,

  "a documented error is narrowed": [
    400,
    "invalid_grant",
    "HttpError",
    "oauth_token_create was answered with status 400: POST /usual/api/public/v1/oauth/token",
  ],
  "a documented error is a result": [400, "invalid_grant"],
  "an undocumented answer is told": [418, "short and stout"],
  "an answer that is no JSON is told": [200, '{"id": '],
  "a silent server runs into the time limit": ["timeout", "TimeoutError"],
  "a call can be cancelled": ["aborted", "Error: enough"],
  "an answer that breaks off is told": "network",
  "a server that hangs up is told": "network",

  "files are uploaded as parts": {
    name: "a b/c/ünïcode.bin",
    type: "application/x-test",
    size: 256,
    labels: ["new", "ü"],
  },
  "bytes are uploaded": { name: "1", type: "application/octet-stream", size: 256 },
  "a file is downloaded as a Blob": [true, "application/octet-stream", 256, true],
  "what has no content is undefined": true,
  "parameters arrive where they belong": { query: "labels = a b, labels = c&d, size[least] = 5", trace: "t-1" },
  "a cookie arrives": "s-1",
  "clients know each other's errors": [[true, true, true, true], 404, "It is gone", false],
  "clients know each other's errors the other way round": [true, true, 418],
};

/** What must come of it where GitHub's client is there too. */
export const expectedOfGitHub: Answers = {
  "GitHub: a list comes with its data, which its guard passes": [[["aa5a315d61ae9438b18d", "octocat"]], true],
  "GitHub: a body of JSON arrives": ["ü", ["a.txt"]],
  "GitHub: a body of text arrives, and text comes back": "<p>Hello **wörld**</p>",
  "GitHub: slashes of a path arrive": "refs/heads/feature/a b#1",
  "GitHub: a documented error is narrowed, and known to Flexslot's client": ["Not Found", true, true],
  "GitHub: no guard complains": [],
};

/** What platforms forbid. */
export const differences: Readonly<Record<string, Answers>> = {
  "Chromium, bundled": {
    // `Cookie` is a forbidden request header (Fetch Standard, section 2.2.2): the browser sends its own cookies, and drops ours.
    "a cookie arrives": "nothing",
  },
};
