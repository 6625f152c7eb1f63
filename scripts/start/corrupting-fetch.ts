/** Fetches as ever, but spoils the first client of the answer in three ways. */
export async function corruptingFetch(request: Request): Promise<Response> {
  const response = await fetch(request);
  const clients: unknown = await response.json();
  if (!Array.isArray(clients)) throw new Error("Unreachable: the mock server answers with a list.");
  const [first, ...others]: readonly Record<string, unknown>[] = clients;
  const { client_id: _, ...rest } = first ?? {};
  const spoiled = { ...rest, status: "archived", redirect_uris: ["https://example.com/callback", 42] };
  return Response.json([spoiled, ...others], { status: response.status });
}
