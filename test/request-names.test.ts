import { expect, test } from "vitest";
import { runCli } from "./cli-support.js";
import { put, read, temporaryFolder } from "./write-support.js";

const document = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://pets.example }]
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/AddPetRequest" } } } }
      responses: { "204": { description: Added. } }
components:
  schemas:
    AddPetRequest: { type: object, properties: { name: { type: string } } }
`;

test("an operation keeps its name where a schema is called as its input would be", async () => {
  const cwd = temporaryFolder();
  put(cwd, "pets.yaml", document);
  const { exitCode, stdout } = await runCli(cwd, ["generate", "pets.yaml", "--output", "out", "--strict"]);
  expect(exitCode, stdout).toBe(0);
  const code = read(cwd, "out/operations/default/addPet.ts");
  expect(code).toContain("body?: AddPetRequest | undefined;");
  expect(code).toMatch(/export function addPet\(\s*caller: Caller,\s*request: AddPetRequest2 = \{\},/);
  expect(read(cwd, "out/schemas/AddPetRequest.ts")).toContain("export interface AddPetRequest {");
});
