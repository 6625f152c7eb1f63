import type { Format } from "./format.js";

/** A regular expression of JavaScript, read with the flag `u`: ECMA-262. */
export const regexFormat: Format = {
  name: "regex",
  test: (text) => {
    try {
      return new RegExp(text, "u") instanceof RegExp;
    } catch {
      return false;
    }
  },
};
