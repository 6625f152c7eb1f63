import { expect, test } from "vitest";
import { loadDocument } from "../../src/load/load-document.js";
import type { Operation } from "../../src/model/api.js";
import { defaultSettings } from "../../src/model/settings.js";
import { resolveApi } from "../../src/resolve/resolve-api.js";
import { pathOf, specNames } from "./specs.js";

// Which lists of real documents are taken for pages. Who changes a count has looked at what came or went.

/** How many operations give their lists in pages, by kind; no other document has any. */
const counts: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "box-v2025.json": { cursor: 11 },
  "clerk-backend.yaml": { offset: 37 },
  "digitalocean.yaml": { "next-url": 60, "page-number": 25, cursor: 1 },
  "directus.json": { offset: 12 },
  "github-22.json": { "page-number": 65, link: 179 },
  "github.json": { link: 189, "page-number": 69 },
  "ideal-postcodes.json": { "page-number": 2 },
  "intercom-2.11.yaml": { "page-number": 5, "next-url": 1, cursor: 2 },
  "inventree-drf.yaml": { "next-url": 79 },
  "meilisearch.json": { cursor: 2, offset: 2 },
  "openai-2025.yaml": { cursor: 30 },
  "opencode.yaml": { cursor: 2 },
  "readme-3.0-star-trek.json": { "page-number": 40 },
  "readme-3.1-readme.json": { "page-number": 3 },
  "redocly-museum.yaml": { "page-number": 2 },
  "sendgrid-designs.json": { "next-url": 2 },
  "spotify.yaml": { "next-url": 16 },
  "stripe-2022.json": { "last-item": 91 },
  "svix-server.json": { cursor: 8 },
  "twilio-api-v2010.json": { "next-url": 59 },
  "twilio-messaging.json": { "next-url": 10 },
  "redocly-cafe.yaml": { cursor: 2 },
  "uber-swagger2.json": { offset: 1 },
};

/** Lists that are pages, in the words of the rule. */
const recognised: readonly (readonly [document: string, operation: string, rule: object])[] = [
  ["github.json", "issues/list-for-repo", { kind: "link", items: [] }],
  ["github.json", "actions/list-workflow-runs-for-repo", { kind: "link", items: ["workflow_runs"] }],
  [
    "github.json",
    "search/repos",
    { kind: "page-number", items: ["items"], parameter: "page", first: 1, total: ["total_count"] },
  ],
  ["inventree-drf.yaml", "build_list", { kind: "next-url", items: ["results"], next: ["next"] }],
  ["digitalocean.yaml", "droplets_list", { kind: "next-url", items: ["droplets"], next: ["links", "pages", "next"] }],
  ["twilio-api-v2010.json", "ListCall", { kind: "next-url", items: ["calls"], next: ["next_page_uri"] }],
  ["spotify.yaml", "get-an-albums-tracks", { kind: "next-url", items: ["items"], next: ["next"] }],
  [
    "openai-2025.yaml",
    "listAssistants",
    { kind: "cursor", items: ["data"], next: ["last_id"], parameter: "after", more: ["has_more"] },
  ],
  [
    "svix-server.json",
    "v1.message.list",
    { kind: "cursor", items: ["data"], next: ["iterator"], parameter: "iterator", done: ["done"] },
  ],
  [
    "intercom-2.11.yaml",
    "ListContacts",
    { kind: "cursor", items: ["data"], next: ["pages", "next", "starting_after"], parameter: "starting_after" },
  ],
  [
    "stripe-2022.json",
    "GetCustomers",
    { kind: "last-item", items: ["data"], id: ["id"], parameter: "starting_after", more: ["has_more"] },
  ],
  ["meilisearch.json", "list_indexes", { kind: "offset", items: ["results"], parameter: "offset", total: ["total"] }],
  ["clerk-backend.yaml", "GetUserList", { kind: "offset", items: [], parameter: "offset" }],
];

/** Operations that look like it, and why they are none. */
const refused: readonly (readonly [document: string, operation: string, because: string])[] = [
  ["github.json", "actions/get-hosted-runner-for-org", "One runner, with a Link that is not for its addresses."],
  ["github.json", "repos/compare-commits", "It has commits and files."],
  ["github.json", "issues/create", "It is no question."],
  ["directus.json", "updateItems", "It changes what it lists."],
  ["discord.json", "list_messages", "What `after` takes is said in words alone."],
  ["discord.json", "thread_search", "It has threads and members."],
  ["meilisearch.json", "search_with_url_query", "Only one of its two answers has pages."],
  ["docker.yaml", "ContainerList", "It has a limit alone."],
  ["stripe-2022.json", "GetBalance", "Its lists are no pages."],
  ["digitalocean.yaml", "droplets_list_backup_policies", "What it gives is no list."],
];

const documents = new Map<string, Promise<readonly Operation[]>>();

function operationsOf(document: string): Promise<readonly Operation[]> {
  const known = documents.get(document) ?? readOperations(document);
  documents.set(document, known);
  return known;
}

async function readOperations(document: string): Promise<readonly Operation[]> {
  const { value } = await loadDocument(pathOf(document), "/");
  return value === undefined ? [] : resolveApi(value, defaultSettings).value.operations;
}

async function operationOf(document: string, name: string): Promise<Operation> {
  const operation = (await operationsOf(document)).find((each) => each.name === name);
  if (operation === undefined) throw new Error(`${document} has no operation ${name}.`);
  return operation;
}

test.each(specNames())("%s has the lists in pages that it is known to have", async (document) => {
  const found: Record<string, number> = {};
  for (const { pagination } of await operationsOf(document)) {
    if (pagination !== undefined) found[pagination.rule.kind] = (found[pagination.rule.kind] ?? 0) + 1;
  }
  expect(found).toEqual(counts[document] ?? {});
});

test.each(recognised)("%s: %s comes in pages", async (document, name, rule) => {
  expect((await operationOf(document, name)).pagination?.rule).toEqual(rule);
});

test.each(refused)("%s: %s does not come in pages: %s", async (document, name) => {
  expect((await operationOf(document, name)).pagination).toBeUndefined();
});
