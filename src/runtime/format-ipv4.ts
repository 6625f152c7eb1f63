import type { Format } from "./format.js";

const shape = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Four decimal numbers: RFC 2673, section 3.2. */
export const ipv4Format: Format = { name: "ipv4", test: (text) => shape.test(text) };
