import { expect, test } from "vitest";
import { camelCase } from "../src/resolve/names/words.js";
import { readableWords } from "../src/resolve/names/readable-words.js";
import { defaultSettings, type ResolveSettings } from "../src/model/settings.js";
import { resolveApi } from "../src/resolve/resolve-api.js";
import { documentOf } from "./resolve-support.js";

test.each<[method: string, operationId: string, name: string]>([
  ["GET", "me_partner_oauth2_clients_list", "listMePartnerOauth2Clients"],
  ["POST", "me_partner_oauth2_clients_create", "createMePartnerOauth2Clients"],
  ["GET", "albums_retrieve", "getAlbums"],
  ["PUT", "albums_update", "replaceAlbums"],
  ["PATCH", "albums_partial_update", "updateAlbums"],
  ["DELETE", "albums_destroy", "deleteAlbums"],
  ["POST", "albums_like_create", "createAlbumsLike"],
  ["GET", "albums_retrieve_2", "getAlbums2"],
  ["GET", "update_list_list", "listUpdateList"],
  ["PATCH", "partial_update_update", "partialUpdateUpdate"],
  ["POST", "albums_update", "albumsUpdate"],
  ["GET", "list", "list"],
  ["GET", "_list", "list"],
  ["GET", "albums_listed", "albumsListed"],
  ["GET", "albumsList", "albumsList"],
  ["GET", "toString", "toString"],
  ["GET", "a_toString", "aToString"],
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
