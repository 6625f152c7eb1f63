import { sValidator } from "@hono/standard-validator";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { FormApi } from "@tanstack/form-core";
import { initTRPC, TRPCError } from "@trpc/server";
import { Hono } from "hono";
import { expect, expectTypeOf, test } from "vitest";
import { compactGuard } from "../src/runtime/compact-guard.js";
import { type Guard, guard, validationOf } from "../src/runtime/guard.js";

interface Client {
  name: string;
  redirectUris: string[];
  "a/b~c"?: number;
}

const ClientGuard: Guard<Client> = compactGuard<Client>("Client", () => ({
  required: { name: { type: "string", minLength: 1 }, redirectUris: { items: "string" } },
  optional: { "a/b~c": "number" },
}));

const client: Client = { name: "App", redirectUris: [] };

test("a guard is a Standard Schema of its type", () => {
  const schema: StandardSchemaV1<Client, Client> = ClientGuard;
  expectTypeOf<StandardSchemaV1.InferOutput<typeof ClientGuard>>().toEqualTypeOf<Client>();
  expectTypeOf<StandardSchemaV1.InferInput<typeof ClientGuard>>().toEqualTypeOf<Client>();
  expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
  expect(schema["~standard"].validate(client)).toEqual({ value: client });
  expect(schema["~standard"].validate({ name: 1, redirectUris: ["a", 2], "a/b~c": "x" })).toEqual({
    issues: [
      { message: "Client/name: expected string, received number", path: ["name"] },
      { message: "Client/redirectUris/1: expected string, received number", path: ["redirectUris", 1] },
      { message: "Client/a~1b~0c: expected number, received string", path: ["a/b~c"] },
    ],
  });
});

test("a value that refuses to be read is an issue, not an exception", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const isAny = (value: unknown): value is unknown => Object.keys(Object(value)).length >= 0;
  for (const each of [ClientGuard, guard("Thing", isAny, () => "object")]) {
    expect(each["~standard"].validate(proxy)).toMatchObject({ issues: [{ path: [] }] });
  }
});

test("validating gives the value, or the issues", () => {
  const outcome = validationOf(ClientGuard, client);
  if (outcome.ok) expectTypeOf(outcome.value).toEqualTypeOf<Client>();
  expect(outcome).toEqual({ ok: true, value: client });
  expect(validationOf(ClientGuard, null)).toMatchObject({ ok: false, issues: [{ pointer: "", keyword: "type" }] });
});

test("hono's validator takes a guard", async () => {
  const app = new Hono().post("/clients", sValidator("json", ClientGuard), (context) => {
    const { name } = context.req.valid("json");
    expectTypeOf(name).toEqualTypeOf<string>();
    return context.json({ name });
  });
  const post = (body: unknown): Promise<Response> =>
    Promise.resolve(
      app.request("/clients", {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    );
  const good = await post(client);
  expect([good.status, await good.json()]).toEqual([200, { name: "App" }]);
  const bad = await post({ ...client, name: 1 });
  expect(bad.status).toBe(400);
  expect(await bad.text()).toContain("Client/name: expected string, received number");
});

test("tRPC takes a guard for input and output", async () => {
  const { router, procedure, createCallerFactory } = initTRPC.create();
  const clients = router({
    add: procedure
      .input(ClientGuard)
      .output(ClientGuard)
      .mutation(({ input }) => input),
  });
  const caller = createCallerFactory(clients)({});
  await expect(caller.add(client)).resolves.toEqual(client);
  // What the type of the call does not allow, but the network does.
  const failed = await caller.add({ name: "" } as Client).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(TRPCError);
  expect(failed).toMatchObject({ code: "BAD_REQUEST" });
  expect(String(failed)).toContain("Client/name: expected at least 1 character");
});

test("TanStack Form takes a guard, and shows each issue at its field", () => {
  const form = new FormApi({
    defaultValues: { ...client, name: "", redirectUris: ["https://a.example"] },
    validators: { onChange: ClientGuard },
  });
  form.mount();
  form.setFieldValue("redirectUris", ["https://b.example"]);
  expect(form.state.isValid).toBe(false);
  expect(form.state.errors).toMatchObject([
    { name: [{ message: "Client/name: expected at least 1 character, received string of 0 characters" }] },
  ]);
  form.setFieldValue("name", "App");
  expect(form.state.isValid).toBe(true);
});
