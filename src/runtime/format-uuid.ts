import type { Format } from "./format.js";

/** 1 for the code of each hexadecimal digit: twice as fast as a regular expression. */
const digits = /* @__PURE__ */ Uint8Array.from({ length: 128 }, (_, code) =>
  Number(/[\da-f]/i.test(String.fromCharCode(code))),
);

/** A UUID of any version and variant: RFC 4122, section 3. */
export const uuidFormat: Format = {
  name: "uuid",
  test: (text) =>
    text.length === 36 &&
    text[8] === "-" &&
    text[13] === "-" &&
    text[18] === "-" &&
    text[23] === "-" &&
    isHexadecimal(text, 0) &&
    isHexadecimal(text, 4) &&
    isHexadecimal(text, 9) &&
    isHexadecimal(text, 14) &&
    isHexadecimal(text, 19) &&
    isHexadecimal(text, 24) &&
    isHexadecimal(text, 28) &&
    isHexadecimal(text, 32),
};

/** Whether four characters are hexadecimal digits. */
function isHexadecimal(text: string, start: number): boolean {
  return (
    digits[text.charCodeAt(start)] === 1 &&
    digits[text.charCodeAt(start + 1)] === 1 &&
    digits[text.charCodeAt(start + 2)] === 1 &&
    digits[text.charCodeAt(start + 3)] === 1
  );
}
