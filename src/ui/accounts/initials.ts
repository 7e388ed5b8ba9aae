/** At most two letters that stand for a person; of whoever has no name the email's first. */
export const initialsOf = ({
  first,
  last,
  email,
}: {
  readonly first: string;
  readonly last: string;
  readonly email: string;
}): string => {
  const letters = [first, last].map(name => [...name.trim()][0] ?? '').join('');
  return (letters || ([...email][0] ?? '')).toLocaleUpperCase();
};
