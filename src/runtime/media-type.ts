/** The media type of a response with its parameters; empty where the server does not say. */
export function typeOf(response: Response): string {
  return response.headers.get("Content-Type") ?? "";
}

/** Whether a media type is JSON, such as `application/problem+json`. */
export function isJson(contentType: string): boolean {
  return /^[^;]+[/+]json\s*(;|$)/i.test(contentType);
}

/** Whether the response is of a media type or range, or does not say what it is. */
export function isOfType(response: Response, documented: string): boolean {
  const mediaType = essenceOf(typeOf(response));
  const range = essenceOf(documented);
  return (
    mediaType === "" ||
    mediaType === range ||
    (range.endsWith("*") && mediaType.startsWith(range.replace(/\*(\/\*)?$/, "")))
  );
}

/** The media type without parameters, in lower case. */
export function essenceOf(contentType: string): string {
  return contentType.replace(/;.*/s, "").trim().toLowerCase();
}
