import type { CoverageCase } from "../coverage-cases.js";
import { casesOf, newest, unheard } from "./cases-of.js";

const discriminators = casesOf(
  ["discriminator"],
  (id, value) => ({
    components: {
      schemas: {
        [id.toUpperCase()]: {
          oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
          discriminator: value,
        },
      },
    },
  }),
  ["components", "schemas", "{ID}", "discriminator"],
  { propertyName: "kind" },
  {
    propertyName: ["kind", "none", {}],
    mapping: [{ meow: "Cat", Dog: "Dog" }, undefined],
    "x-unheard": unheard,
  },
);

const defaults = newest(
  casesOf(
    ["discriminator"],
    (id, value) => ({
      components: {
        schemas: {
          [id.toUpperCase()]: {
            oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
            discriminator: value,
          },
        },
      },
    }),
    ["components", "schemas", "{ID}", "discriminator"],
    { propertyName: "kind" },
    { defaultMapping: ["Cat", "Dog"] },
  ),
);

/** Discriminators. */
export const discriminatorCases: readonly CoverageCase[] = [...discriminators, ...defaults];
