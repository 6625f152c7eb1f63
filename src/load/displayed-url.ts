/** Parameters that let in whoever knows them. */
const secretName = /auth|code|credential|key|pass|pwd|secret|session|sig|token/i;

/** The URL as it may be printed: without user, password and the values of parameters that look like secrets. */
export function displayedUrl(written: string): string {
  const [beforeHash = ""] = written.split("#");
  const query = beforeHash.indexOf("?");
  const base = withoutUser(query === -1 ? beforeHash : beforeHash.slice(0, query));
  if (query === -1) return base;
  const parameters = beforeHash.slice(query + 1).split("&");
  return `${base}?${parameters.map((parameter) => withoutSecret(parameter)).join("&")}`;
}

/** Up to the last `@` before the path, as the URL Standard has it. */
function withoutUser(base: string): string {
  return base.replace(/^([a-z][a-z0-9+.-]*:[\\/]*)[^\\/]*@/i, "$1");
}

function withoutSecret(parameter: string): string {
  const [name = ""] = parameter.split("=", 1);
  return name !== parameter && secretName.test(decoded(name)) ? `${name}=…` : parameter;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
