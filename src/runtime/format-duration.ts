import type { Format } from "./format.js";

const shape =
  /^P(?:\d+W|(?=.)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;

/** A duration, whose units leave no gap: RFC 3339, appendix A. */
export const durationFormat: Format = { name: "duration", test: (text) => shape.test(text) };
