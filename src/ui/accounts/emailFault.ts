import * as v from 'valibot';

/** What is wrong with a typed email; null: nothing. */
export const emailFault = (text: string): 'needed' | 'bad' | null => {
  const email = text.trim();
  if (email === '') return 'needed';
  return v.is(v.pipe(v.string(), v.rfcEmail()), email) ? null : 'bad';
};
