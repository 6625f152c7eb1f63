/** Removes the box in which Redocly announces that it will want a newer Node; everything else stays as it is. */
export function withoutNodeNotice(stderr: string): string {
  return stderr.replaceAll(
    /(?:^[^\S\n]*\n)?^[^\S\n]*╔═+╗\n(?:^[^\S\n]*║.*║\n)+?^[^\S\n]*╚═+╝\n(?:^[^\S\n]*\n)*/gm,
    (box) => (box.includes("Node.js") && box.includes("Deprecation") ? "" : box),
  );
}
