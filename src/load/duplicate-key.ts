import { issueOf, type Issue, type Location } from "../model/issue.js";

/**
 * A key that stands already in the same object: of two members of one name the last counts (RFC 8259, section 4, leaves it open; YAML 1.2.2,
 * section 3.2.1.1, forbids it), and what the other says is left out.
 *
 * @param location Of the member that counts.
 * @param line Where the key stands before.
 */
export function duplicateKeyIssue(key: string, location: Location, line: number): Issue {
  return issueOf(
    "key-duplicate",
    location,
    `The key \`${key}\` stands already in line ${line} of the same object, and what it says there is left out.`,
    "Keep one of the two, with what is to hold of both.",
  );
}
