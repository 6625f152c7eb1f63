// Only type-checked: what the types of a generated client promise. Each `@ts-expect-error` is a mistake that must not compile.
import { bearer } from "../src/runtime/auth.js";
import { jsonBody } from "../src/runtime/body.js";
import { createRuntimeClient } from "../src/runtime/client.js";
import type { OperationDescriptor } from "../src/runtime/descriptor.js";
import {
  type AbortedError,
  type GuardError,
  HttpError,
  type NetworkError,
  type TimeoutError,
} from "../src/runtime/errors.js";
import {
  eventObjects,
  type EventStream,
  eventStream,
  jsonData,
  jsonOrTextData,
  textData,
} from "../src/runtime/event-stream.js";
import type { Guard } from "../src/runtime/guard.js";
import { isApiError } from "../src/runtime/is-api-error.js";
import type { ItemStream } from "../src/runtime/item-stream.js";
import { type ClientCredentialsOptions, clientCredentialsSource } from "../src/runtime/oauth-client-credentials.js";
import type { PagedCall } from "../src/runtime/pages.js";
import { pathClientOf } from "../src/runtime/path-client.js";
import { rawResponse } from "../src/runtime/raw-response.js";
import { blob, empty, json, oneOfMedia, text } from "../src/runtime/response.js";
import type { DocumentedError } from "../src/runtime/result.js";
import type { Security } from "../src/runtime/request-draft.js";
import type { Call, Caller, CallOptions, ClientOptions, Result } from "../src/runtime/types.js";

interface Pet {
  id: number;
  name: string | null;
}
interface Problem {
  detail: string;
}
declare const PetGuard: Guard<Pet>;
declare const ProblemGuard: Guard<Problem>;
const token: Security<"token"> = bearer("token");

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_equal: Equal<A, B>): void {}

interface PetGetRequest {
  path: { id: number };
  query?: { expand?: string[] | undefined } | undefined;
}

function getPet(caller: Caller, request: PetGetRequest, options?: CallOptions): Call<{ 200: Pet; 404: Problem }> {
  return caller.call(
    {
      operation: getPet,
      name: "pet_get",
      method: "GET",
      path: "/pets/{id}",
      security: [[token], []],
      responses: { 200: json(PetGuard), 404: json(ProblemGuard) },
    },
    request,
    options,
  );
}

function addPet(
  caller: Caller,
  request: { body: Pet },
  options?: CallOptions,
): Call<{ 201: Pet; 202: undefined; "4XX": Problem; 422: string; default: { code: number } }> {
  return caller.call(
    {
      operation: addPet,
      name: "pet_add",
      method: "POST",
      path: "/pets",
      body: jsonBody(PetGuard),
      responses: { 201: json(PetGuard), 202: empty, "4XX": json(ProblemGuard), 422: text(), default: json() },
    },
    request,
    options,
  );
}

function exportPets(
  caller: Caller,
  options?: CallOptions,
): Call<{ "2XX": Pet[] | string; 206: EventStream<Pet>; 298: ItemStream<{ event: "pet"; data: Pet }>; 299: Blob }> {
  return caller.call(
    {
      operation: exportPets,
      name: "pets_export",
      method: "GET",
      path: "/pets",
      responses: {
        "2XX": oneOfMedia({ "application/json": json<Pet[]>(), "text/csv": text() }),
        206: eventStream(jsonData, PetGuard),
        298: eventObjects(jsonOrTextData),
        299: blob("image/*"),
      },
    },
    {},
    options,
  );
}

function complete(caller: Caller): Call<{ 200: Pet | EventStream<string> }> {
  const either = oneOfMedia({ "application/json": json(PetGuard), "text/event-stream": eventStream<string>(textData) });
  return caller.call(
    { operation: complete, name: "complete", method: "POST", path: "/", responses: { 200: either } },
    {},
  );
}

function whatever(caller: Caller): Call<{ default: Pet }> {
  return caller.call(
    { operation: whatever, name: "whatever", method: "GET", path: "/", responses: { default: json(PetGuard) } },
    {},
  );
}

function silent(caller: Caller): Call<{ 404: Problem }> {
  return caller.call(
    { operation: silent, name: "silent", method: "GET", path: "/", responses: { 404: json(ProblemGuard) } },
    {},
  );
}

// What generated code is held against in our own tests alone.
void ({
  operation: getPet,
  name: "wrong",
  method: "GET",
  path: "/",
  // @ts-expect-error a problem is not a pet
  responses: { 200: json(ProblemGuard), 404: json(ProblemGuard) },
} satisfies OperationDescriptor<{ 200: Pet; 404: Problem }>);
void ({
  operation: getPet,
  name: "missing",
  method: "GET",
  path: "/",
  // @ts-expect-error 404 has no decoder
  responses: { 200: json(PetGuard) },
} satisfies OperationDescriptor<{ 200: Pet; 404: Problem }>);

const options: ClientOptions<"token"> = { auth: { token: async () => undefined }, baseUrl: undefined };
const client = createRuntimeClient(options);
createRuntimeClient<"token">({ baseUrl: "https://api.example.com", ...options });
// @ts-expect-error no such security scheme
createRuntimeClient<"token">({ auth: { tokne: "secret" } });
clientCredentialsSource({ clientId: "id", scopes: ["a"] });
const scoped: (options: ClientCredentialsOptions<"read" | "write">) => unknown = clientCredentialsSource;
scoped({ clientId: "id", scopes: ["read"], clientSecret: undefined });
// @ts-expect-error no such scope
scoped({ clientId: "id", scopes: ["admin"] });
// @ts-expect-error the client has a name
scoped({ scopes: ["read"] });
createRuntimeClient<"token">({ auth: { token: clientCredentialsSource({ clientId: "id" }) } });
getPet(client, { path: { id: 1 } }, { baseUrl: "https://other.example", auth: { token: "other" } });
// @ts-expect-error no such mode
getPet(client, { path: { id: 1 } }, { guards: { response: "warn" } });
getPet(client, { path: { id: 1 }, query: undefined }, { headers: { accept: null }, timeoutMs: undefined });

async function dataIsWhatSuccessSays(): Promise<void> {
  same<typeof pet, Pet>(true);
  same<typeof added, Pet | undefined>(true);
  same<typeof exported, Pet[] | string | EventStream<Pet> | ItemStream<{ event: "pet"; data: Pet }> | Blob>(true);
  same<typeof anything, Pet>(true);
  same<typeof nothing, unknown>(true);
  same<typeof opened, { readonly data: Pet; readonly response: Response }>(true);
  const pet = await getPet(client, { path: { id: 1 } });
  const added = await addPet(client, { body: pet });
  const exported = await exportPets(client);
  const anything = await whatever(client);
  const nothing = await silent(client);
  const opened = await getPet(client, { path: { id: 1 } }).withResponse();
  const viaThen = getPet(client, { path: { id: 1 } }).then((it) => it.name);
  same<typeof viaThen, Promise<string | null>>(true);
}

async function streamsAreTyped(): Promise<void> {
  const exported = await exportPets(client).result();
  if (exported.ok && exported.status === 206) {
    for await (const pet of exported.data) same<typeof pet, Pet>(true);
    for await (const { data, id, retry } of exported.data.events()) {
      same<typeof data, Pet>(true);
      same<typeof id, string>(true);
      same<typeof retry, number | undefined>(true);
    }
  }
  const chat = await complete(client);
  if (Symbol.asyncIterator in chat) same<typeof chat, EventStream<string>>(true);
  else same<typeof chat, Pet>(true);
}

async function rawResponsesTakeWhatOperationsTake(): Promise<void> {
  const response = await rawResponse(getPet, client, { path: { id: 1 } }, { timeoutMs: 5 });
  same<typeof response, Response>(true);
  await rawResponse(exportPets, client);
  // @ts-expect-error the request is missing
  await rawResponse(getPet, client);
  // @ts-expect-error no such parameter
  await rawResponse(getPet, client, { path: { name: 1 } });
}

async function resultsNarrowByStatus(): Promise<void> {
  const result = await getPet(client, { path: { id: 1 } }).result();
  if (result.ok) {
    same<typeof result.data, Pet>(true);
    same<typeof result.status, 200>(true);
    same<typeof result.kind, "response">(true);
  } else if (result.kind === "http") {
    same<typeof result.status, 404>(true);
    same<typeof result.error, Problem>(true);
    same<typeof result.response, Response>(true);
  } else if (result.kind === "undocumented") {
    same<typeof result.status, number>(true);
    same<typeof result.error, unknown>(true);
  } else {
    same<typeof result.error, NetworkError | TimeoutError | AbortedError | GuardError>(true);
    // @ts-expect-error there was no answer
    void result.status;
    if (result.kind === "timeout") same<typeof result.error, TimeoutError>(true);
  }
  // @ts-expect-error an undocumented answer has no data
  if (!result.ok) void result.data;
}

async function rangesAndDefaultAreLiteralStatuses(): Promise<void> {
  const result = await addPet(client, { body: { id: 1, name: null } }).result();
  if (!result.ok && result.kind === "http") {
    if (result.status === 422) same<typeof result.error, string>(true);
    if (result.status === 404) same<typeof result.error, Problem>(true);
    if (result.status === 503) same<typeof result.error, { code: number }>(true);
    if (result.status === 304) same<typeof result.error, { code: number }>(true);
    // @ts-expect-error 200 is no error
    if (result.status === 200) void result.error;
  }
  if (result.ok && result.status === 202) same<typeof result.data, undefined>(true);
  const exported = await exportPets(client).result();
  if (exported.ok && exported.status === 206) same<typeof exported.data, EventStream<Pet>>(true);
  if (exported.ok && exported.status === 200) same<typeof exported.data, Pet[] | string>(true);
  const anything = await whatever(client).result();
  if (anything.ok) same<typeof anything.data, Pet>(true);
  else if (anything.kind === "http" && anything.status === 500) same<typeof anything.error, Pet>(true);
  const nothing = await silent(client).result();
  if (nothing.ok) same<typeof nothing.data, unknown>(true);
  if (nothing.ok && nothing.status === 204) void nothing.data;
}

function errorsNarrowByOperationAndStatus(error: unknown): void {
  if (isApiError(error, getPet)) {
    same<typeof error, DocumentedError<404, Problem>>(true);
    // @ts-expect-error 401 is not documented
    if (error.status === 401) void error.body;
  }
  if (isApiError(error, getPet) && error.status === 404) same<typeof error.body, Problem>(true);
  if (isApiError(error, addPet) && error.status === 404) same<typeof error.body, Problem>(true);
  if (isApiError(error, addPet) && error.status === 422) same<typeof error.body, string>(true);
  if (isApiError(error, addPet) && error.status === 500) same<typeof error.body, { code: number }>(true);
  if (isApiError(error, exportPets)) same<typeof error, never>(true);
  if (error instanceof HttpError) same<typeof error.body, unknown>(true);
  if (isApiError(error)) {
    same<typeof error.status, number | undefined>(true);
    if (error.status === 401) same<typeof error, HttpError>(true);
    if (error.kind === "undocumented") same<typeof error.body, unknown>(true);
    if (error.kind === "guard") same<typeof error.direction, "request" | "response">(true);
    if (error.kind === "network") same<typeof error, NetworkError>(true);
  }
}

interface paths {
  "/pets/{id}": {
    get: {
      parameters: { path: { id: number } };
      responses: { 200: { content: { "application/json": Pet } } };
    };
  };
}

async function pathClientsKnowTheirPaths(): Promise<void> {
  const pathClient = pathClientOf<paths>(client, [[token]]);
  const { data } = await pathClient.GET("/pets/{id}", { params: { path: { id: 1 } } });
  same<typeof data, Pet | undefined>(true);
  // @ts-expect-error no such path
  await pathClient.GET("/pet");
}

declare function listPets(caller: Caller): PagedCall<{ 200: { pets: Pet[] }; 404: Problem }, Pet>;

async function pagedCallsAreCalls(): Promise<void> {
  const call: Call<{ 200: { pets: Pet[] }; 404: Problem }> = listPets(client);
  same<Awaited<typeof call>, { pets: Pet[] }>(true);
  for await (const pet of listPets(client).items()) same<typeof pet, Pet>(true);
  for await (const page of listPets(client).pages()) same<typeof page, { pets: Pet[] }>(true);
  // @ts-expect-error a call for one thing has no items
  getPet(client, { path: { id: 1 } }).items();
  const error: unknown = undefined;
  if (isApiError(error, listPets) && error.status === 404) same<typeof error.body, Problem>(true);
}

/** Any wrapper can be called with, and results can be passed on. */
export function wrapped(caller: Caller): Caller {
  return { call: (operation, request, callOptions) => caller.call(operation, request, callOptions) };
}
export function watched(caller: Caller): Caller {
  return {
    call(operation, request, callOptions) {
      const call = caller.call(operation, request, callOptions);
      void call.withResponse().then(({ response }) => response.status);
      return call;
    },
  };
}
export type PetResult = Result<{ 200: Pet; 404: Problem }>;
export const cases: readonly unknown[] = [
  dataIsWhatSuccessSays,
  streamsAreTyped,
  rawResponsesTakeWhatOperationsTake,
  resultsNarrowByStatus,
  rangesAndDefaultAreLiteralStatuses,
  errorsNarrowByOperationAndStatus,
  pathClientsKnowTheirPaths,
  pagedCallsAreCalls,
];
