import { readFileSync } from "node:fs";
import { githubDocument } from "./github.js";
import type { Answered, Asked } from "./server.js";

type Examples = Readonly<Record<string, { readonly value: object } | undefined>>;

/** The examples of GitHub's own document. */
function examples(): Examples {
  const { components }: { readonly components: { readonly examples: Examples } } = JSON.parse(
    readFileSync(githubDocument, "utf8"),
  );
  return components.examples;
}

let known: Examples | undefined;

function example(name: string): object {
  known ??= examples();
  return known[name]?.value ?? {};
}

/** Answers as GitHub's own examples do. */
export function answerAsGitHub({ method, path, headers, body }: Asked): Answered {
  const gist = example("gist");
  if (path === "/gists" && method === "GET") return { status: 200, body: example("base-gist-items") };
  if (path === "/gists") return { status: 201, body: { ...gist, ...createdFrom(body) } };
  if (path === "/gists/gone") return { status: 404, body: { message: "Not Found", status: "404" } };
  if (path === "/markdown/raw" && headers["content-type"] === "text/plain") {
    return { status: 200, type: "text/html", body: `<p>${body.toString()}</p>` };
  }
  const [, ref] = /^\/repos\/octocat\/Hello-World\/git\/ref\/([^/]+)$/.exec(path) ?? [];
  if (ref === undefined) return { status: 404, body: { message: `There is no ${path}.` } };
  return { status: 200, body: { ...example("git-ref"), ref: `refs/${decodeURIComponent(ref)}` } };
}

function createdFrom(body: Buffer): object {
  const { description, files }: { readonly description: string; readonly files: object } = JSON.parse(body.toString());
  return { description, files };
}
