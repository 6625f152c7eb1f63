/** What a client is asked to do, by a name that says what ought to come of it; whatever comes of it can be written as JSON. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** Does all of it, one after the other; a check that throws has the error's words for its answer. */
export async function answersTo(checks: Checks): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const [name, check] of Object.entries(checks)) {
    answers[name] = await check().catch((error: unknown) => `threw ${String(error)}`);
  }
  return answers;
}

/** What a promise was rejected with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "no failure",
    (error: unknown) => error,
  );
}
