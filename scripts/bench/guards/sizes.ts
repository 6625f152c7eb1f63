import { bundleMinified, sizeOf } from "./bundle.js";
import { type ApiDocument, partOf, readFlexslot, readGithub, referenceTo } from "./documents.js";
import { schemaSetOf } from "./json-schema.js";
import type { Peer } from "./peers/peer.js";
import type { Say } from "./speed.js";

/** What an application ships to validate some schemas with all issues. */
export interface Size {
  readonly subject: string;
  readonly peer: Peer;
  readonly formats: boolean;
  /** Undefined where the peer cannot. */
  readonly size: { readonly bytes: number; readonly gzipped: number } | undefined;
}

interface Subject {
  readonly name: string;
  readonly document: ApiDocument;
  /** The schemas that the bundle exports a validator of. */
  readonly names: readonly string[];
}

/** These and what they refer to are 56 schemas; chosen to weigh what the 56 weighed that the targets were measured with. */
const roots: readonly string[] = [
  "issue",
  "pull-request-simple",
  "full-repository",
  "pull-request",
  "workflow-run",
  "job",
  "commit",
  "release",
  "deployment",
  "check-run",
  "organization-full",
  "private-user",
  "team-full",
  "gist-simple",
  "workflow",
  "issue-comment",
];

/** Bundles, with and without asserted formats, what each peer ships. */
export async function measureSizes(peers: readonly Peer[], say: Say): Promise<readonly Size[]> {
  const sizes: Size[] = [];
  for (const subject of subjects()) {
    for (const formats of [false, true]) {
      say(`bundling ${subject.name}${formats ? ", formats asserted" : ""}`);
      for (const peer of peers) {
        if (!formats && peer.formatsOnly === true) continue;
        sizes.push({ subject: subject.name, peer, formats, size: await sizeOfPeer(subject, formats, peer, say) });
      }
    }
  }
  return sizes;
}

async function sizeOfPeer(subject: Subject, formats: boolean, peer: Peer, say: Say): Promise<Size["size"]> {
  const { name, document, names } = subject;
  const folder = `sizes/${name}/${formats ? "formats" : "structure"}/${peer.name}`.replaceAll(/[ ,]+/g, "-");
  try {
    const module = await peer.shipped({ document, set: schemaSetOf(document, formats), formats, folder }, names);
    return sizeOf(bundleMinified(module, `${folder}/bundle.mjs`));
  } catch (error) {
    say(`${peer.name} has no bundle of ${name}: ${String(error).split("\n", 2).join(" ")}`);
    return undefined;
  }
}

function subjects(): readonly Subject[] {
  const github = readGithub();
  const many = partOf(github, roots);
  const list = { type: "array", items: referenceTo("OAuth2Client") };
  return [
    {
      name: "OAuth list",
      document: partOf(readFlexslot(), ["OAuth2Client"], { OAuth2ClientList: list }),
      names: ["OAuth2ClientList"],
    },
    { name: "GitHub issue", document: partOf(github, ["issue"]), names: ["issue"] },
    { name: "56 schemas", document: many, names: Object.keys(many.schemas) },
  ];
}
