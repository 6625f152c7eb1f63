/** Whether an entry in a discriminator's mapping names a file; it may also be the name of a schema. */
export function namesFile(text: string): boolean {
  return /^\.{1,2}\//.test(text) || /\.(?:ya?ml|json)(?:#|$)/i.test(text) || text.indexOf("#") > 0;
}
