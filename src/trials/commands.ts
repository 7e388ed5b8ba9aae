// What commands of a desk give back, for trials that tell beforehand how they end.

/** The value of a command that is to succeed. */
export const done = async <T>(
  command: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly is: string } }
  >,
): Promise<T> => {
  const result = await command;
  if (!result.ok) throw new Error(result.error.is);
  return result.value;
};

/** Why a command is refused that is to be. */
export const fault = async (
  command: Promise<
    | { readonly ok: true }
    | { readonly ok: false; readonly error: { readonly is: string; readonly why?: string } }
  >,
): Promise<string> => {
  const result = await command;
  if (result.ok) throw new Error('It was done');
  return result.error.why ?? result.error.is;
};
