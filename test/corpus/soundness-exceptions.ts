/** What a document keeps from having: values, and values of branches. The list may only shrink. */
export const exceptions: Readonly<
  Record<string, { readonly fewer?: readonly string[]; readonly empty?: readonly string[] }>
> = {};
