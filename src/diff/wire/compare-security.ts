import type { Api, Operation, SecurityRequirement, SecurityScheme } from "../../model/api.js";
import type { Finding } from "./finding.js";
import { matchBy } from "./match.js";
import { code } from "./place.js";

/** Two versions of an API. */
export interface Versions {
  readonly before: Api;
  readonly after: Api;
}

/** Finds the credentials that are enough no longer, and those that are now. */
export function compareSecurity(before: Operation, after: Operation, versions: Versions): readonly Finding[] {
  const [left, right] = [alternatives(before), alternatives(after)];
  const places = { before: securityPointer(before, versions.before), after: securityPointer(after, versions.after) };
  const findings: Finding[] = [];
  for (const requirement of left) {
    const admitting = right.filter((other) => asksFor(other, requirement));
    if (admitting.length === 0) {
      const message = `${callWith(requirement)} is not enough any longer: ${wordsFor(right)} needed.`;
      findings.push({ kind: "security-tightened", message, ...places });
    } else if (!admitting.some((other) => scopesAdded(requirement, other).length === 0)) {
      const [first] = admitting;
      const scopes = first === undefined ? [] : scopesAdded(requirement, first);
      const message = `The operation asks for ${scopes.length === 1 ? "the scope" : "the scopes"} ${scopes.map(code).join(", ")} as well now.`;
      findings.push({ kind: "security-scope-added", message, ...places });
    }
  }
  for (const requirement of right) {
    const known = left.filter((other) => asksFor(requirement, other) && asksFor(other, requirement));
    const fewer = known.flatMap((other) => scopesAdded(requirement, other));
    if (!left.some((other) => asksFor(other, requirement))) {
      const message = `${callWith(requirement)} is enough now.`;
      findings.push({ kind: "security-loosened", message, ...places });
    } else if (fewer.length > 0 && known.length === 1) {
      const message = `The operation does not ask for ${fewer.map(code).join(", ")} any longer.`;
      findings.push({ kind: "security-scope-removed", message, ...places });
    }
  }
  return findings;
}

/** Without requirements, nothing is asked for. */
function alternatives({ security }: Operation): readonly SecurityRequirement[] {
  return security.length === 0 ? [[]] : security;
}

/** Whether whoever can meet `other` has a scheme for everything that `requirement` asks for. */
function asksFor(requirement: SecurityRequirement, other: SecurityRequirement): boolean {
  return requirement.every(({ scheme }) => other.some((each) => each.scheme === scheme));
}

function scopesAdded(before: SecurityRequirement, after: SecurityRequirement): readonly string[] {
  return after.flatMap(({ scheme, scopes }) => {
    const known = before.find((each) => each.scheme === scheme)?.scopes ?? [];
    return scopes.filter((scope) => !known.includes(scope));
  });
}

function callWith(requirement: SecurityRequirement): string {
  if (requirement.length === 0) return "A call without credentials";
  return requirement.map(({ scheme }) => code(scheme)).join(" with ");
}

function wordsFor(requirements: readonly SecurityRequirement[]): string {
  const words = requirements.map((requirement) => requirement.map(({ scheme }) => code(scheme)).join(" with "));
  return `${words.join(" or ")} ${words.length === 1 ? "is" : "are"}`;
}

/** An operation that says nothing of its own stands under what the document says. */
function securityPointer({ security, pointer }: Operation, api: Api): string {
  return JSON.stringify(security) === JSON.stringify(api.security ?? []) ? "/security" : pointer;
}

/** Finds the schemes that were added, removed and changed. */
export function compareSecuritySchemes({ before, after }: Versions): readonly Finding[] {
  const { removed, added, kept } = matchBy(before.securitySchemes, after.securitySchemes, ({ name }) => name);
  const changed = kept.filter(([previous, next]) => schemeWords(previous) !== schemeWords(next));
  return [
    ...removed.map(({ name, pointer }): Finding => {
      const message = `The security scheme ${code(name)} is gone.`;
      return { kind: "security-scheme-removed", message, before: pointer };
    }),
    ...added.map(({ name, pointer }): Finding => {
      const message = `The security scheme ${code(name)} is new.`;
      return { kind: "security-scheme-added", message, after: pointer };
    }),
    ...changed.map(([previous, next]): Finding => {
      const [from, to] = [schemeWords(previous), schemeWords(next)];
      const message = `The security scheme ${code(next.name)} is ${to} now, not ${from}.`;
      return {
        kind: "security-scheme-changed",
        message,
        before: previous.pointer,
        after: next.pointer,
        from,
        to,
      };
    }),
  ];
}

function schemeWords({ type }: SecurityScheme): string {
  switch (type.kind) {
    case "bearer":
      return "a bearer token";
    case "basic":
      return "a user and a password";
    case "http":
      return `a credential of HTTP's scheme ${code(type.scheme)}`;
    case "apiKey":
      return `a key in the ${type.in} ${code(type.parameter)}`;
  }
}
