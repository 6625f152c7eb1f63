import type { PlacedPart } from "./parts-body.js";
import type { HttpFailure, Result, Success } from "./result.js";

/** A request that a mock answers, as MSW hands it over. */
export interface MockCall<Parameter extends string = never> {
  readonly request: Request;
  /** The parameters of the path, decoded. */
  readonly params: Readonly<Record<Parameter, string>>;
}

/** A documented answer: a status, and the data that goes with it. */
export type MockAnswer<Responses> = AnswerOf<Extract<Result<Responses>, { readonly kind: "response" | "http" }>>;

type AnswerOf<Outcome> =
  Outcome extends Success<infer Status, infer Data>
    ? Answer<Status, Data>
    : Outcome extends HttpFailure<infer Status, infer Data>
      ? Answer<Status, Data>
      : never;

/** Data may be left out where nothing may come: without a body, or with one that the document does not describe. */
type Answer<Status, Data> = undefined extends Data
  ? { readonly status: Status; readonly data?: Data }
  : { readonly status: Status; readonly data: Data };

/** Answers a request as the document says, or with a `Response` of any other kind. */
export type MockResolver<Responses, Parameter extends string = never> = (
  call: MockCall<Parameter>,
) => MockAnswer<Responses> | Response | Promise<MockAnswer<Responses> | Response>;

/** What {@link mockedResponse} reads of an answer. */
interface AnyAnswer {
  readonly status: number;
  readonly data?: unknown;
}

/** Content types by status, range or `default`, where they are not `application/json`; or what writes the data. */
type ContentTypes = Readonly<Record<string, string | PlacedPart>>;

/** The response of a mock: what a function answers, or `answer` as the data of a response with `status`. */
export async function mockedResponse<Call>(
  answer: unknown,
  call: Call,
  status: number,
  contentTypes: ContentTypes = {},
): Promise<Response> {
  if (typeof answer !== "function") return responseOf({ status, data: answer }, contentTypes);
  const given: AnyAnswer | Response = await answer(call);
  return given instanceof Response ? given : responseOf(given, contentTypes);
}

function responseOf({ status, data }: AnyAnswer, contentTypes: ContentTypes): Response {
  if (data === undefined) return new Response(null, { status });
  const range = `${String(status).charAt(0)}XX`;
  const type = contentTypes[status] ?? contentTypes[range] ?? contentTypes["default"] ?? "application/json";
  if (typeof type === "function") {
    const { content, contentType } = type(data);
    return new Response(content, { status, headers: { "Content-Type": contentType } });
  }
  const body = /[/+]json\b/.test(type) ? JSON.stringify(data) : (data as BodyInit); // text, bytes or a stream, as the types say
  return new Response(body, { status, headers: { "Content-Type": type } });
}
