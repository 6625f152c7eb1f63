const hidden = "***";

/** What looks like a credential, wherever it stands. */
const credentials: readonly RegExp[] = [
  /\b(?:npm|gh[a-z]|glpat|pypi|sk|xox[a-z])[_-][A-Za-z0-9_-]{16,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
  /\b[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}\b/g,
];

/** What follows a name that says it; the name stays. */
const named = /((?:_authToken|_auth|_password|\btoken|\bpassword|\bsecret|\botp)["']?\s*[=:]\s*["']?)[^\s"',}]+/gi;
const authorization = /(\b(?:Bearer|Basic)\s+)[\w.~+/=-]{6,}/gi;
const inAddress = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

/**
 * The text without what looks like a credential, and without the values of environment variables whose names say that
 * they are some.
 */
export function maskSecrets(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  let masked = text;
  for (const secret of secretsIn(environment)) masked = masked.replaceAll(secret, hidden);
  for (const pattern of credentials) masked = masked.replaceAll(pattern, hidden);
  return masked
    .replaceAll(named, `$1${hidden}`)
    .replaceAll(authorization, `$1${hidden}`)
    .replaceAll(inAddress, `$1${hidden}@`);
}

/** The longest first, since one may be part of another; what is too short to be a secret would blot out words. */
function secretsIn(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(environment)
    .filter(([name]) => /token|secret|passw|passphrase|auth|credential|api_?key|private_?key|otp/i.test(name))
    .flatMap(([, value]) => (value !== undefined && value.length >= 6 ? [value] : []))
    .sort((left, right) => right.length - left.length);
}
