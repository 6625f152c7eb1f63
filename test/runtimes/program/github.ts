import { ApiError as FlexslotError, isApiError as isFlexslotError } from "../../../generated/flexslot/index.js";
import { createClient } from "../dist/clients/github/client.js";
import { gistsCreate, gistsGet, gistsList } from "../dist/clients/github/operations/gists.js";
import { gitGetRef } from "../dist/clients/github/operations/git.js";
import { markdownRenderRaw } from "../dist/clients/github/operations/markdown.js";
import { isApiError } from "../dist/clients/github/runtime/is-api-error.js";
import { isBaseGist } from "../dist/clients/github/schemas/BaseGist.js";
import { type Checks, failureOf } from "./check.js";

/** What the client of GitHub does, of which a program takes the modules that it needs. */
export function githubChecks(server: string): Checks {
  const violations: string[] = [];
  const client = createClient({
    baseUrl: `${server}/github`,
    onViolation: ({ operation, issues }) => violations.push(`${operation} ${issues[0]?.pointer}`),
  });
  return {
    "GitHub: a list comes with its data, which its guard passes": async () => {
      const gists = await gistsList(client, { query: { per_page: 2, since: "2026-01-31T12:00:00Z" } });
      return [gists.map(({ id, owner }) => [id, owner?.login]), gists.every(isBaseGist)];
    },
    "GitHub: a body of JSON arrives": async () => {
      const body = { description: "ü", public: true, files: { "a.txt": { content: "…" } } };
      const gist = await gistsCreate(client, { body });
      return [gist.description, Object.keys(gist.files ?? {})];
    },
    "GitHub: a body of text arrives, and text comes back": async () =>
      await markdownRenderRaw(client, { body: "Hello **wörld**" }),
    "GitHub: slashes of a path arrive": async () => {
      const path = { owner: "octocat", repo: "Hello-World", ref: "heads/feature/a b#1" };
      return (await gitGetRef(client, { path })).ref;
    },
    "GitHub: a documented error is narrowed, and known to Flexslot's client": async () => {
      const error = await failureOf(gistsGet(client, { path: { gist_id: "gone" } }));
      const known = [error instanceof FlexslotError, isFlexslotError(error)];
      return isApiError(error, gistsGet) && error.status === 404 ? [error.body.message, ...known] : String(error);
    },
    "GitHub: no guard complains": async () => violations,
  };
}
