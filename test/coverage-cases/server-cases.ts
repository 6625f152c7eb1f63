import type { CoverageCase } from "../coverage-cases.js";
import { casesOf, newest, operation, post, someWords, unheard, type Values } from "./cases-of.js";

const serverPlace: CoverageCase["place"] = (_id, value) => ({ servers: [value] });

const names: Values = ["first", "second"];

const servers = [
  casesOf(
    ["server", "alone"],
    serverPlace,
    ["servers", 0],
    { url: "https://a.example" },
    {
      url: ["https://b.example", "https://c.example"],
      description: someWords,
      variables: [{ x: { default: "a" } }, { x: { default: "b" } }, { url: "https://{x}.example" }],
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(["server", "with a relative URL"], serverPlace, ["servers", 0], {}, { url: ["/a", "/b"] }, true),
  casesOf(
    ["server", "among others"],
    (_id, value) => ({ servers: [value, { url: "https://z.example" }] }),
    ["servers", 0],
    { url: "https://a.example" },
    { description: [`A ${"long ".repeat(4)}text.`, `Some ${"long ".repeat(4)}text.`] },
    true,
  ),
  casesOf(
    ["server variable"],
    (_id, value) => ({ servers: [{ url: "https://{x}.example", variables: { x: value } }] }),
    ["servers", 0, "variables", "x"],
    { default: "a" },
    {
      default: ["a", "b"],
      enum: [
        ["a", "b"],
        ["a", "c"],
      ],
      description: someWords,
      "x-unheard": unheard,
    },
    true,
  ),
  casesOf(
    ["server variable", "of an operation"],
    (id, value) => operation(id, { servers: [{ url: "https://{x}.example", variables: { x: value } }] }),
    [...post, "servers", 0, "variables", "x"],
    { default: "a" },
    {
      default: ["a", "b"],
      enum: [
        ["a", "b"],
        ["a", "c"],
      ],
      description: someWords,
    },
  ),
  casesOf(
    ["server", "of an operation"],
    (id, value) => operation(id, { servers: [value] }),
    [...post, "servers", 0],
    { url: "https://b.example" },
    { url: ["https://b.example", "https://c.example"], description: someWords },
  ),
  newest([
    ...casesOf(["server", "alone"], serverPlace, ["servers", 0], { url: "https://a.example" }, { name: names }, true),
    ...casesOf(
      ["server", "among others"],
      (_id, value) => ({ servers: [value, { url: "https://z.example" }] }),
      ["servers", 0],
      { url: "https://a.example" },
      { name: names },
      true,
    ),
    ...casesOf(
      ["server", "of an operation"],
      (id, value) => operation(id, { servers: [value] }),
      [...post, "servers", 0],
      { url: "https://b.example" },
      { name: names },
    ),
  ]),
].flat();

/** Servers and their variables. */
export const serverCases: readonly CoverageCase[] = [...servers];
