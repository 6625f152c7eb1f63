import { apiKeyCookie, apiKeyHeader, apiKeyQuery, basic, bearer } from "../src/runtime/auth.js";
import { jsonBody } from "../src/runtime/body.js";
import { type Guard, guard } from "../src/runtime/guard.js";
import { inCookie, inHeader, inPath, inQuery } from "../src/runtime/parameters.js";
import { empty, json } from "../src/runtime/response.js";
import type { Security } from "../src/runtime/request-draft.js";
import type { Call, Caller, CallOptions } from "../src/runtime/types.js";

/* Operations as the generator writes them, by hand: what the runtime is tested with. */

export interface Pet {
  id: number;
  name: string;
}

export interface Problem {
  detail: string;
}

export const PetGuard: Guard<Pet> = objectGuard<Pet>("Pet", { id: "number", name: "string" });
export const ProblemGuard: Guard<Problem> = objectGuard<Problem>("Problem", { detail: "string" });
export const PetListGuard: Guard<Pet[]> = guard(
  "PetList",
  (value) => Array.isArray(value) && value.every((item) => PetGuard.is(item)),
  () => ({ items: PetGuard }),
);

export const token: Security<"token"> = bearer("token");
export const login: Security<"login"> = basic("login");
export const headerKey: Security<"headerKey"> = apiKeyHeader("headerKey", "X-Api-Key");
export const queryKey: Security<"queryKey"> = apiKeyQuery("queryKey", "api key");
export const cookieKey: Security<"cookieKey"> = apiKeyCookie("cookieKey", "session");

export function listPets(
  caller: Caller,
  request: { query?: { limit?: number | undefined; tags?: string[] | undefined } | undefined } = {},
  options?: CallOptions,
): Call<{ 200: Pet[] }> {
  return caller.call(
    {
      operation: listPets,
      name: "pets_list",
      method: "GET",
      path: "/pets",
      parameters: [inQuery],
      security: [[token], [login, headerKey], [queryKey], [cookieKey], []],
      responses: { 200: json(PetListGuard) },
    },
    request,
    options,
  );
}

export interface GetPetRequest {
  path: { id: number | string };
  header?: { "X-Trace"?: string | undefined; "X-List"?: string[] | undefined } | undefined;
  cookie?: { theme?: string | undefined; lang?: string | undefined } | undefined;
}

export function getPet(
  caller: Caller,
  request: GetPetRequest,
  options?: CallOptions,
): Call<{ 200: Pet; 304: undefined; 404: Problem; "5XX": Problem }> {
  return caller.call(
    {
      operation: getPet,
      name: "pets_get",
      method: "GET",
      path: "/pets/{id}",
      parameters: [inPath, inHeader, inCookie],
      security: [[token]],
      responses: { 200: json(PetGuard), 304: empty, 404: json(ProblemGuard), "5XX": json(ProblemGuard) },
    },
    request,
    options,
  );
}

export function addPet(
  caller: Caller,
  request: { body: Pet },
  options?: CallOptions,
): Call<{ 201: Pet; default: Problem }> {
  return caller.call(
    {
      operation: addPet,
      name: "pets_add",
      method: "POST",
      path: "/pets",
      body: jsonBody(PetGuard),
      responses: { 201: json(PetGuard), default: json(ProblemGuard) },
    },
    request,
    options,
  );
}

/** A guard for an object of required properties with primitive types. */
function objectGuard<T>(name: string, types: Readonly<Record<string, string>>): Guard<T> {
  const is = (value: unknown): value is T =>
    Object.entries(types).every(([property, type]) => typeof Object(value)[property] === type);
  return guard(name, is, () => ({ required: types }));
}
