import { afterAll, describe, expect, test } from "vitest";
import type { EmittedFile } from "../../src/model/emitted-file.js";
import { choosePart } from "../corpus/choose-part.js";
import { compile, createWorkspace } from "../corpus/compile.js";
import { sharingRuntime } from "../corpus/share-runtime.js";
import { generateFrom, parsed } from "../corpus/specs.js";
import { batchesOf, type DirectoryDocument, documentsOf, folder, parts } from "./documents.js";
import { droppedSilently, LossTable } from "./left-out.js";

const choice = choosePart(parts);
const documents = documentsOf(choice);
const losses = new LossTable();
const counts = { documents: 0, operations: 0, schemas: 0, guards: 0 };

process.stdout.write(
  `\nPart ${choice.part} of APIs.guru's directory, by ${choice.reason}: ${documents.length} documents. ` +
    `\`PART=${choice.part} npm run test:directory\` runs it again.\n\n`,
);

afterAll(() => process.stdout.write(`\n${JSON.stringify(counts)}\n\n${losses.toString()}\n\n`));

describe("of every document all that can be is generated, and compiles", () => {
  // What a batch makes has to fit into the compiler's memory.
  const batches = batchesOf(documents, 6_000_000).map((batch) => [batch[0]?.name ?? "", batch.length, batch] as const);

  test.concurrent.for(batches)("%s and smaller, %i in all", async ([, , batch], { onTestFinished }) => {
    const outputs = new Map<string, readonly EmittedFile[]>();
    const complaints: string[] = [];
    for (const document of batch) complaints.push(...(await complaintsAbout(document, outputs)));
    expect(complaints).toEqual([]);

    const workspace = createWorkspace(sharingRuntime(outputs));
    onTestFinished(() => workspace.remove());
    outputs.clear();
    expect((await compile(workspace, "7", "nodenext")).split("\n").slice(0, 40).join("\n")).toBe("");
  });
});

/** Generates a document into `outputs`, and says what of it is missing without a reason. */
async function complaintsAbout(
  { name }: DirectoryDocument,
  outputs: Map<string, readonly EmittedFile[]>,
): Promise<readonly string[]> {
  const { issues, output } = await generateFrom(`${name}.json`, folder);
  counts.documents += 1;
  losses.add(name, issues);
  if (output === undefined) return issues.map(({ code, message }) => `${name}: ${code} ${message}`);
  outputs.set(name, output.files);
  counts.operations += output.api.operations.length;
  counts.schemas += output.api.schemas.length;
  counts.guards += output.api.schemas.filter(({ guarded }) => guarded).length;
  const dropped = droppedSilently(output, issues, parsed(`${folder}${name}.json`));
  return dropped.map((pointer) => `${name}: ${pointer} is dropped in silence`);
}
