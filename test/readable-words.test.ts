import { expect, test } from "vitest";
import type { HttpMethod } from "../src/model/api.js";
import { camelCase } from "../src/resolve/names/words.js";
import { readableWords } from "../src/resolve/names/readable-words.js";
import { defaultSettings, type ResolveSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

test.each<[method: HttpMethod, operationId: string, name: string]>([
  ["get", "me_partner_oauth2_clients_list", "listMePartnerOauth2Clients"],
  ["post", "me_partner_oauth2_clients_create", "createMePartnerOauth2Clients"],
  ["get", "albums_retrieve", "getAlbums"],
  ["put", "albums_update", "replaceAlbums"],
  ["patch", "albums_partial_update", "updateAlbums"],
  ["delete", "albums_destroy", "deleteAlbums"],
  ["post", "albums_like_create", "createAlbumsLike"],
  ["get", "albums_retrieve_2", "getAlbums2"],
  ["get", "update_list_list", "listUpdateList"],
  ["patch", "partial_update_update", "partialUpdateUpdate"],
  ["post", "albums_update", "albumsUpdate"],
  ["get", "list", "list"],
  ["get", "_list", "list"],
  ["get", "albums_listed", "albumsListed"],
  ["get", "albumsList", "albumsList"],
  ["get", "toString", "toString"],
  ["get", "a_toString", "aToString"],
])("%s %s reads as %s", (method, operationId, name) => {
  expect(camelCase(readableWords(operationId, method))).toBe(name);
});

const answer = { responses: { 204: { description: "" } } };
const paths = {
  "/pets/": { get: { operationId: "pets_list", ...answer }, post: { operationId: "pets_create", ...answer } },
  "/pets/all": { get: { operationId: "listPets", ...answer } },
};

test("readable names are asked for, a configured name wins, and one that is taken gets a number", () => {
  const namesOf = (settings: Partial<ResolveSettings>): readonly string[] =>
    resolveApi(documentOf({ paths }), { ...defaultSettings, ...settings }).value.operations.map(
      ({ localName }) => localName,
    );
  expect(namesOf({})).toEqual(["petsList", "petsCreate", "listPets"]);
  expect(namesOf({ operationNames: "readable" })).toEqual(["listPets", "createPets", "listPets2"]);
  const names = { operations: { pets_list: "allPets" }, schemas: {} };
  expect(namesOf({ operationNames: "readable", names })).toEqual(["allPets", "createPets", "listPets"]);
});

test("what an operation is called on the wire stays", () => {
  const { operations } = resolveApi(documentOf({ paths }), { ...defaultSettings, operationNames: "readable" }).value;
  expect(operations.map(({ name }) => name)).toEqual(["pets_list", "pets_create", "listPets"]);
});
