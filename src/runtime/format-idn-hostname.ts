import type { Format } from "./format.js";
import { areDirectionsRight, decodedLabel, encodedLabel, isLabel } from "./idna.js";

/** A name of a host in any language: RFC 5890, section 2.3.2.3. */
export const idnHostnameFormat: Format = {
  name: "idn-hostname",
  test: (text) => {
    if (text.length > 253) return false; // as ASCII it is no shorter
    const labels = text.split(/[.\u3002\uff0e\uff61]/).map((label) => {
      if (/^xn--/i.test(label)) return decodedLabel(label);
      return isLabel(label) ? label : undefined;
    });
    if (!labels.every((label) => label !== undefined) || !areDirectionsRight(labels)) return false;
    const encoded = labels.map(encodedLabel);
    return encoded.every((label) => label.length <= 63) && encoded.join(".").length <= 253;
  },
};
