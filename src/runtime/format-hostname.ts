import type { Format } from "./format.js";
import { areDirectionsRight, decodedLabel } from "./idna.js";

const shape = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.(?!$)|$))+$/i;

/** A name of a host; labels that begin with `xn--` must be right too: RFC 1123, section 2.1, and RFC 5890. */
export const hostnameFormat: Format = {
  name: "hostname",
  test: (text) => {
    if (!shape.test(text)) return false;
    if (!/(?:^|\.)xn--/i.test(text)) return true;
    const labels = text.split(".").map((label) => (/^xn--/i.test(label) ? decodedLabel(label) : label));
    return labels.every((label) => label !== undefined) && areDirectionsRight(labels);
  },
};
