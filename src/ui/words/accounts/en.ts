import { SHORTEST } from '../../../core/passwords';

/** Words of the screens on which clients sign up and log in. English defines the type. */
export const en = {
  signUp: 'Sign up',
  logIn: 'Log in',
  logOut: 'Log out',
  forgot: 'Forgot your password?',
  password: {
    name: 'Password',
    show: 'Show password',
    hint: `At least ${SHORTEST} characters. Several words are easy to remember and hard to guess.`,
    faults: {
      short: `Use at least ${SHORTEST} characters.`,
      common: 'This is easy to guess. Choose another one.',
    },
  },
};
export type AccountWords = typeof en;
