/** What stands between the parts of a multipart body; nobody can know it before, so nobody can put it into a part. */
export function newBoundary(): string {
  return `specwright-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
}

/** A name as browsers write it between quotes (HTML standard, section 4.10.22.7). */
export function escapedName(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
