/** What a runtime expression may name (OpenAPI 3.1.1, section 4.8.20.4). */
const source =
  /^\$(?:url|method|statusCode|(?:request|response)\.(?:body(?:#(?:\/[^{}]*)?)?|header\.[\w!#$%&'*+.^`|~-]+|(?:query|path)\.[^{}]+))$/;

/** Whether a text is a runtime expression, or a URL in which those stand between braces. */
export function isRuntimeExpression(text: string): boolean {
  if (text.startsWith("$")) return source.test(text);
  const expressions = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, expression]) => expression ?? "");
  return (
    text !== "" && !/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, "")) && expressions.every((each) => source.test(each))
  );
}
