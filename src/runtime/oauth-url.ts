/**
 * The URL, if secrets may be sent there: https, or http that does not leave the machine.
 *
 * @throws {TypeError} if not.
 */
export function confidentialUrl(name: string, url = ""): string {
  const { protocol, hostname, username, password } = URL.canParse(url) ? new URL(url) : new URL("data:");
  const isLocal = protocol === "http:" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  if ((protocol === "https:" || isLocal) && username + password === "") return url;
  throw new TypeError(`\`${name}\` must be an https URL without user and password, or http on the loopback interface`);
}
