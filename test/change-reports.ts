import type { Change, ChangeReport } from "../src/model/change.js";

const document = { file: "spec/petstore.yaml", line: 1, column: 1, pointer: "" };

/** A change with everything that a test does not care about. */
export function changeOf(change: Partial<Change>): Change {
  return {
    verdict: "wire",
    kind: "operation-removed",
    impact: "breaking",
    subject: "GET /pets",
    message: "The operation is gone.",
    location: document,
    operations: [],
    fingerprint: "000000000000",
    ...change,
  };
}

/** A report with everything that a test does not care about. */
export function reportOf(report: Partial<ChangeReport>): ChangeReport {
  return {
    api: "petstore@v1",
    before: { source: "main:spec/petstore.yaml", title: "Petstore", version: "1.4.0" },
    after: { source: "spec/petstore.yaml", title: "Petstore", version: "2.0.0" },
    changes: [],
    ignored: [],
    bump: "none",
    ...report,
  };
}

const operations = ["GET /pets", "POST /pets", "GET /pets/{id}", "PUT /pets/{id}", "DELETE /pets/{id}", "GET /owners"];
const many = Array.from({ length: 25 }, (_, index) => `GET /shops/{shop}/shelves/${index + 1}`);

/** Every impact, both verdicts, all directions, and whatever else a change may have. */
export const petstore = reportOf({
  bump: "major",
  changes: [
    changeOf({
      subject: "DELETE /pets/{id}",
      message: "`DELETE /pets/{id}` is gone.",
      location: { file: "main:spec/petstore.yaml", line: 48, column: 5, pointer: "/paths/~1pets~1{id}/delete" },
      operations: ["DELETE /pets/{id}"],
      fingerprint: "5d1c07a2b9e4",
    }),
    changeOf({
      kind: "request-property-became-required",
      direction: "request",
      subject: "Pet",
      message: "Requests must have the property `chip_number`.",
      location: { ...document, line: 112, column: 11, pointer: "/components/schemas/Pet/required/2" },
      before: { ...document, line: 97, column: 9, pointer: "/components/schemas/Pet" },
      from: "optional",
      to: "required",
      operations: operations.slice(1, 4),
      fingerprint: "91ab3cf00d17",
    }),
    changeOf({
      verdict: "types",
      kind: "response-type-incompatible",
      direction: "response",
      subject: "listPets",
      message: "What `listPets` returns cannot be used where it was used before.",
      location: { ...document, line: 120, column: 15, pointer: "/components/schemas/Pet/properties/weight" },
      before: { ...document, line: 105, column: 15, pointer: "/components/schemas/Pet/properties/weight" },
      from: "number",
      to: "string | null",
      operations: ["GET /pets"],
      explanation:
        "Property 'weight' is incompatible:\n  Type 'string | null' is not assignable to type 'number'.\n    Type 'null' is not assignable to type 'number'.",
      fingerprint: "0c44e1d2aa98",
    }),
    changeOf({
      kind: "response-enum-value-added",
      impact: "risky",
      direction: "response",
      subject: "Pet",
      message: "The property `status` can be `adopted`, which clients do not know.",
      location: { ...document, line: 131, column: 13, pointer: "/components/schemas/Pet/properties/status/enum/3" },
      to: "adopted",
      operations,
      fingerprint: "77fe21b00c3d",
    }),
    changeOf({
      kind: "security-scope-added",
      impact: "risky",
      direction: "both",
      subject: "GET /owners",
      message: "Calls need the scope `owners:read`.",
      location: { ...document, line: 71, column: 13, pointer: "/paths/~1owners/get/security/0" },
      operations: ["GET /owners"],
      fingerprint: "2b6d90e8f511",
    }),
    changeOf({
      kind: "operation-added",
      impact: "additive",
      subject: "POST /pets/{id}/adopt",
      message: "`POST /pets/{id}/adopt` is new.",
      location: { ...document, line: 58, column: 5, pointer: "/paths/~1pets~1{id}~1adopt/post" },
      operations: ["POST /pets/{id}/adopt"],
      fingerprint: "a83f5512c0de",
    }),
    changeOf({
      kind: "header-added",
      impact: "additive",
      direction: "response",
      subject: "RateLimit",
      message: "Answers have the header `RateLimit-Remaining`.",
      location: { ...document, line: 160, column: 7, pointer: "/components/headers/RateLimit-Remaining" },
      operations: many,
      fingerprint: "e1907b3ad244",
    }),
    changeOf({
      kind: "description-changed",
      impact: "cosmetic",
      subject: "Pet",
      message: "The description of `Pet` says something else.",
      location: { ...document, line: 96, column: 20, pointer: "/components/schemas/Pet/description" },
      before: { ...document, line: 84, column: 20, pointer: "/components/schemas/Pet/description" },
      from: "A pet",
      to: "An animal that lives with people, or would like to",
      operations,
      fingerprint: "3c08d7710b6f",
    }),
  ],
  ignored: [
    {
      change: changeOf({
        kind: "parameter-removed",
        direction: "request",
        message: "The query parameter `debug` is gone.",
        location: { file: "main:spec/petstore.yaml", line: 20, column: 11, pointer: "/paths/~1pets/get/parameters/1" },
        operations: ["GET /pets"],
        fingerprint: "d9c2b8e07711",
      }),
      reason: "Nobody outside of the team knew of it.",
    },
  ],
});

/** Another API beside it. */
export const owners = reportOf({
  api: "owners",
  before: { source: "main:spec/owners.json", title: "Owners", version: "0.3.0" },
  after: { source: "spec/owners.json", title: "Owners and keepers", version: "0.4.0" },
  bump: "minor",
  changes: [
    changeOf({
      kind: "media-type-removed",
      direction: "response",
      subject: "GET /owners/{id}",
      message: "The answer `200` is no longer `application/xml`.",
      location: { file: "main:spec/owners.json", line: 9, column: 3, pointer: "/paths/~1owners~1{id}/get" },
      from: "application/xml",
      operations: ["GET /owners/{id}"],
      fingerprint: "6f00aa91c3b5",
    }),
  ],
});

export const unchanged = reportOf({
  api: "billing",
  before: { source: "main:spec/billing.yaml", title: "Billing", version: "3.1.0" },
  after: { source: "spec/billing.yaml", title: "Billing", version: "3.1.0" },
});

export const richReports: readonly ChangeReport[] = [petstore, owners, unchanged];

/** Text that tries to be something else in each of the formats. */
export const hostileTexts = [
  "</script><script>document.title='owned'</script>",
  "<img src=x onerror=\"document.title='owned'\">",
  "\"'><svg onload=document.title='owned'>",
  "<!-- --> ]]> &lt;b&gt; &amp;",
  "`@octocat` ``` ~~~",
  "`x` @octocat #123 GH-7 octo/repo#9 https://evil.example www.evil.example a@evil.example :tada: $x$",
  "[words](https://evil.example) ![image](https://evil.example/x.png) | a | b |",
  "a\n\n# heading\n- item\n::error::x\r\n<details>",
  "::stop-commands::x%0A%",
  "\u001b[2J\u009b\u2028\u2029\u202e\u0000\ufeff",
  "\ud800 half",
  "javascript:document.title='owned'",
  "",
] as const;

/** One change for each of the texts, in every place that a document can fill. */
export const hostile: ChangeReport = reportOf({
  api: hostileTexts.join(" "),
  before: { source: hostileTexts.join(" "), title: hostileTexts.join(" "), version: hostileTexts.join(" ") },
  after: { source: hostileTexts.join(" "), title: hostileTexts.join(" "), version: hostileTexts.join(" ") },
  bump: "major",
  changes: hostileTexts.map((text, index) => hostileChange(text, index)),
  ignored: hostileTexts.map((text, index) => ({ change: hostileChange(text, index + 100), reason: text })),
});

function hostileChange(text: string, index: number): Change {
  return changeOf({
    verdict: "types",
    subject: text,
    message: `The property \`${text}\` of ${text} is gone.`,
    location: { file: text, line: index + 1, column: 1, pointer: `/${text}` },
    before: { file: text, line: index + 2, column: 1, pointer: text },
    from: text,
    to: text,
    operations: [text, text],
    explanation: text,
    fingerprint: index.toString(16).padStart(12, "0"),
  });
}
