/**
 * A variable in the scheme, host or port of a server, which must not lead to another host.
 *
 * @throws {TypeError} if it could.
 */
export function hostPart(value: string): string {
  if (/[/?#@\\\s]/.test(value)) throw new TypeError(`${JSON.stringify(value)} cannot be a part of a server's name`);
  return value;
}

/**
 * A variable that follows the name of a server, and so must begin a path.
 *
 * @throws {TypeError} if it would go on with the name.
 */
export function pathPart(value: string): string {
  if (!/^(?:\/|$)/.test(value)) throw new TypeError(`${JSON.stringify(value)} does not begin with a slash`);
  return value;
}
