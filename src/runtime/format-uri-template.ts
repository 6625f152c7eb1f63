import type { Format } from "./format.js";

const variable = String.raw`(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?:\*|:[1-9]\d{0,3})?`;
const expressions = /* @__PURE__ */ new RegExp(String.raw`\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\}`, "gi");
const illegal = /[\0- "<>\\^`{|}\x7f-\x9f\p{Cs}\p{NChar}]|%(?![\da-f]{2})/iu;

/** A URI template of any level: RFC 6570, section 2. */
export const uriTemplateFormat: Format = {
  name: "uri-template",
  test: (text) => !illegal.test(text.replace(expressions, "/")),
};
