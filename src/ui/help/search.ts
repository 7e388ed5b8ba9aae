/** Which part of a help page was asked for. */
export const helpSearch = (search: Record<string, unknown>): { readonly about?: string } => {
  const { about } = search;
  return typeof about === 'string' && /^[a-z]{1,20}$/.test(about) ? { about } : {};
};
