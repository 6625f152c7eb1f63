import type { Api, Operation } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import { referencesOf } from "../../model/schema-children.js";

/** Who handles the values of a type: `sent` by callers, `received` by them, or both. */
export type Way = "sent" | "received";

/** Which operations carry which named schemas; schemas by their key in `Api.schemas`. */
export interface Reach {
  /** The ways in which a schema travels; none where no operation reaches it. */
  waysOf(name: string): ReadonlySet<Way>;
  /** What a schema refers to, through others too; not itself, unless it is recursive. */
  below(name: string): ReadonlySet<string>;
  /** The operations and webhooks that reach one of the schemas in one of `ways`: `GET /pets`, in the order of the document. */
  operations(names: readonly string[], ways?: readonly Way[]): readonly string[];
}

interface Carrier {
  readonly label: string;
  readonly roots: Readonly<Record<Way, readonly string[]>>;
}

/** Finds what the operations of an API reach. A webhook or callback is the other way round: callers receive its request. */
export function reachOf(api: Api): Reach {
  const edges = new Map(api.schemas.map(({ name, schema }) => [name, referencesOf(schema)]));
  const carriers = [
    ...api.operations.map((operation) => carrierOf(operation, "sent", "received")),
    ...api.webhooks.map((webhook) => carrierOf(webhook, "received", "sent")),
    ...api.operations.flatMap((operation) =>
      operation.callbacks.map((callback) => ({
        ...carrierOf(callback.operation, "received", "sent"),
        label: operationLabel(operation),
      })),
    ),
  ];
  const reached = {
    sent: closure(
      edges,
      carriers.flatMap(({ roots }) => roots.sent),
    ),
    received: closure(
      edges,
      carriers.flatMap(({ roots }) => roots.received),
    ),
  };
  const above = reversed(edges);
  return {
    waysOf: (name) => new Set((["sent", "received"] as const).filter((way) => reached[way].has(name))),
    below: (name) => closure(edges, edges.get(name) ?? []),
    operations: (names, ways = ["sent", "received"]) => {
      const users = closure(above, names);
      const reaches = ({ roots }: Carrier): boolean => ways.some((way) => roots[way].some((root) => users.has(root)));
      return [...new Set(carriers.filter(reaches).map(({ label }) => label))];
    },
  };
}

/** An operation as people call it: `GET /pets`. */
export function operationLabel({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function carrierOf(operation: Operation, requestWay: Way, responseWay: Way): Carrier {
  const { parameters, requestBody, responses } = operation;
  const requests = [...parameters, ...(requestBody?.content ?? [])];
  const answers = responses.flatMap(({ content, headers }) => [...content, ...headers.map(([, header]) => header)]);
  const roots = { sent: [] as readonly string[], received: [] as readonly string[] };
  roots[requestWay] = rootsOf(requests);
  roots[responseWay] = rootsOf(answers);
  return { label: operationLabel(operation), roots };
}

function rootsOf(holders: readonly { readonly schema?: Schema }[]): readonly string[] {
  return holders.flatMap(({ schema }) => (schema === undefined ? [] : referencesOf(schema)));
}

function closure(edges: ReadonlyMap<string, readonly string[]>, roots: readonly string[]): ReadonlySet<string> {
  const reached = new Set(roots);
  for (const name of reached) for (const target of edges.get(name) ?? []) reached.add(target);
  return reached;
}

function reversed(edges: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>([...edges.keys()].map((name) => [name, []]));
  for (const [from, targets] of edges) for (const target of targets) sources.get(target)?.push(from);
  return sources;
}
