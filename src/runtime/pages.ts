import type { CallableOperation, OperationDescriptor, OperationRequest } from "./descriptor.js";
import { HttpError } from "./errors.js";
import { requestLineOf } from "./exchange.js";
import { inQuery, pairsOf } from "./parameters.js";
import type { Styles } from "./request-draft.js";
import { Mismatch } from "./response.js";
import type { ResponseMap, SuccessData } from "./result.js";
import type { Call, Caller, CallOptions } from "./types.js";

/**
 * A call that is answered with a page of a list. The pages after it are calls of the same operation with the same options,
 * each sent when its turn comes.
 *
 * What fails throws its {@link ApiError} in the iteration, and so does a server that asks for a page a second time.
 */
export interface PagedCall<in out Responses, in out Item> extends Call<Responses> {
  /** The items of this page and of all that follow. */
  items(): AsyncIterable<Item>;
  /** This page and all that follow. */
  pages(): AsyncIterable<SuccessData<Responses>>;
}

/** What the document says about an operation, and how its pages follow each other. */
export interface PagedDescriptor<Responses, Item> extends OperationDescriptor<Responses> {
  readonly operation: (caller: Caller, ...inputs: never[]) => PagedCall<Responses, Item>;
  readonly pages: Pages;
}

/** Is {@link UncheckedDescriptor} for a {@link PagedDescriptor}. */
export type UncheckedPagedDescriptor<_Responses, _Item> = PagedOperation;

/** A {@link PagedDescriptor} as the runtime reads it. */
export interface PagedOperation extends CallableOperation {
  readonly pages: Pages;
}

/** Names of properties that lead from the data of a page to a value in it; none for the data itself. */
export type PagePath = readonly string[];

/** How pages follow each other. */
export interface Pages {
  /** Where the items are. */
  readonly items: PagePath;
  /**
   * What to ask for after a page; `undefined` after the last.
   *
   * @throws {Mismatch} if what the server says of the next page makes no sense.
   */
  next(page: Page): PageQuery | undefined;
}

/** A page that has arrived. */
export interface Page {
  readonly data: unknown;
  readonly response: Response;
  readonly items: readonly unknown[];
  /** The items so far, those of this page included. */
  readonly count: number;
  readonly asked: PageQuery;
}

/** The query that asks for a page. */
export interface PageQuery {
  readonly query: Readonly<Record<string, unknown>>;
  /** Those of the parameters that are not in the default style. */
  readonly styles: Styles;
}

/** Sends the request for a page. */
export function callPages<Responses extends ResponseMap, Item>(
  caller: Caller,
  descriptor: UncheckedPagedDescriptor<Responses, Item>,
  request: OperationRequest,
  options?: CallOptions,
): PagedCall<Responses, Item> {
  // What names the next page may be no parameter of the document.
  const parameters = [...(descriptor.parameters ?? []).filter((each) => each !== inQuery), inQuery];
  const send = ({ query, styles }: PageQuery): Call<Responses> => {
    const page = { ...descriptor, parameters, styles: { ...descriptor.styles, query: styles } };
    return caller.call<Responses>(page, { ...request, query }, options);
  };
  const asked = { query: { ...request.query }, styles: { ...descriptor.styles?.query } };
  const call = caller.call<Responses>(descriptor, request, options);
  const turn = (take: (page: Page) => readonly unknown[]): Turning => {
    call.catch(() => undefined); // whoever turns the pages hears of it there: it is no unhandled rejection
    return turnPages(descriptor, call, asked, send, take);
  };
  const paging = { items: () => turn(({ items }) => items), pages: () => turn(({ data }) => [data]) };
  return Object.assign(call, paging) as object as PagedCall<Responses, Item>; // the operation's function says both
}

/** The value at a path; `undefined` where the data ends before. */
export function valueAt(data: unknown, path: PagePath): unknown {
  return path.reduce((value: unknown, name) => (Object(value) as Record<string, unknown>)[name], data); // any object has names
}

/** A path for messages. */
export function nameOf(path: PagePath): string {
  return path.length === 0 ? "its body" : JSON.stringify(path.join("."));
}

/** Not yet typed: to relate two types of iterables costs the compiler more than all else in this module. */
type Turning = AsyncGenerator<unknown, void, undefined>;

/** What is to be taken of each page, in turn. */
async function* turnPages(
  descriptor: PagedOperation,
  first: Pick<Call<unknown>, "withResponse">,
  start: PageQuery,
  send: (query: PageQuery) => Pick<Call<unknown>, "withResponse">,
  take: (page: Page) => readonly unknown[],
): Turning {
  const { pages } = descriptor;
  const visited = new Set<string>();
  let call = first;
  let before: PagesBefore = [[], []];
  let count = 0;
  for (let asked: PageQuery | undefined = start; asked !== undefined;) {
    visited.add(keyOf(asked));
    const { data, response } = await call.withResponse();
    const items = sensibly(descriptor, data, response, () => itemsIn(data, pages.items, before));
    count += items.length;
    const page: Page = { data, response, items, count, asked };
    yield* take(page);
    asked = sensibly(descriptor, data, response, () => unvisited(pages.next(page), visited));
    if (asked !== undefined) call = send(asked);
    before = [items, before[0]];
  }
}

/** The items of a page; `null` and nothing at all stand for none, as some servers write it. */
function itemsIn(data: unknown, path: PagePath, before: PagesBefore): readonly unknown[] {
  const items = valueAt(data, path) ?? [];
  if (!Array.isArray(items)) throw new Mismatch(`but ${nameOf(path)} is no list`, "");
  if (isRepeated(items, before)) throw new Mismatch("with the items of the page before", "");
  return items;
}

/** The items of the page before, and of the one before that. */
type PagesBefore = readonly [readonly unknown[], readonly unknown[]];

/** So answers a server that ignores the parameter. Texts and numbers may well come twice, and one of them alone for ever. */
function isRepeated(items: readonly unknown[], before: PagesBefore): boolean {
  const isObject = typeof items[0] === "object";
  const page = JSON.stringify(items);
  return (
    (isObject || new Set(items).size > 1) &&
    before.slice(0, isObject ? 1 : 2).every((each) => JSON.stringify(each) === page)
  );
}

function unvisited(next: PageQuery | undefined, visited: ReadonlySet<string>): PageQuery | undefined {
  if (next === undefined || !visited.has(keyOf(next))) return next;
  throw new Mismatch("whose next page is one that was there before", "");
}

/** Two queries that ask for the same have the same key. */
function keyOf({ query, styles }: PageQuery): string {
  return [...pairsOf(query, styles)].sort().join("&");
}

/** Makes an error of the operation out of what makes no sense. */
function sensibly<T>(
  { operation, name, method, path }: Pick<CallableOperation, "operation" | "name" | "method" | "path">,
  data: unknown,
  response: Response,
  read: () => T,
): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof Mismatch)) throw cause;
    const origin = { operation, name, request: requestLineOf(method, response.url || path) };
    throw new HttpError(origin, response, data, `was answered with status ${response.status}, ${cause.message}`);
  }
}
