/**
 * Does what sets headers.
 *
 * @throws {TypeError} in place of the platform's own, which quotes the value.
 */
export function settingHeaders<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new TypeError("a header or credential has characters that requests cannot carry");
  }
}
