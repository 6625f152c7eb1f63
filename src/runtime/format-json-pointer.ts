import type { Format } from "./format.js";

/** A JSON Pointer: RFC 6901, section 5. */
export const jsonPointerFormat: Format = {
  name: "json-pointer",
  test: (text) => (text === "" || text.startsWith("/")) && !/~(?![01])/.test(text),
};
