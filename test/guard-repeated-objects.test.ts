import { describe, expect, test } from "vitest";
import { repeatedObjects } from "../src/emit/guard/repeated-objects.js";
import { schemaKey } from "../src/model/schema-key.js";
import type { Schema } from "../src/model/schema.js";
import { list, pointer, record } from "./bare-schemas.js";
import { integer, object, string } from "./guard-support.js";

describe("objects that repeat", () => {
  const place = object({ a: string(), b: string(), c: string() }).schema;
  const address = object({ street: string(), place: { schema: place, json: true }, "city?": string() }).schema;
  const within = (...schemas: readonly Schema[]): readonly string[] =>
    repeatedObjects({ kind: "union", pointer, mode: "anyOf", members: schemas }).keys().map(schemaKey);

  test("are those of three properties or more that stand in two places", () => {
    expect(within(place, { ...place, pointer: "#/y" })).toEqual([schemaKey(place)]);
    expect(within(place, { ...list, items: place }, place)).toEqual([schemaKey(place)]);
    expect(within(place, object({ a: string(), b: string(), c: integer() }).schema)).toEqual([]);
    const small = object({ a: string(), b: string() }).schema;
    expect(within(small, small)).toEqual([]);
  });

  test("are not what stands in such an object alone", () => {
    expect(within(address, address)).toEqual([schemaKey(address)]);
    expect(within(address, address, place)).toEqual([schemaKey(address), schemaKey(place)]);
  });

  test("are not the whole schema", () => {
    const whole = { ...record, properties: address.kind === "object" ? address.properties : [] };
    expect(repeatedObjects(whole).keys()).toEqual([]);
  });
});
