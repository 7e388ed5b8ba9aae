import { SHORTEST } from '../../../core/passwords';
import { own } from './own/en';

/** Words of the screens on which clients sign up and log in. English defines the type. */
export const en = {
  own,
  signUp: 'Sign up',
  logIn: 'Log in',
  logOut: 'Log out',
  help: 'Help',
  forgot: 'Forgot your password?',
  noAccount: 'No account yet?',
  hasAccount: 'Have an account already?',
  signingUp: 'Signing up…',
  loggingIn: 'Logging in…',
  why: (name: string) => `With an account, ${name} shows you your appointments on all your devices.`,
  agreeTerms: 'I agree to the terms',
  readPrivacy: 'I have read the privacy policy',
  mustAgree: 'An account needs this.',
  password: {
    name: 'Password',
    show: 'Show password',
    hint: `At least ${SHORTEST} characters. Several words are easy to remember and hard to guess.`,
    faults: {
      short: `Use at least ${SHORTEST} characters.`,
      common: 'This is easy to guess. Choose another one.',
    },
  },
  faults: {
    wrong: 'Wrong email or password',
    tooMany: (minutes: string) => `Try again in ${minutes}`,
    tooManyHow: 'There were too many attempts.',
    taken: 'There is an account with this email already',
    off: 'This business does not use logins any more',
    full: 'This browser has no room left. Free some space and try again.',
    unavailable:
      'This browser does not let the page keep anything. Leave private browsing or allow storage, then try again.',
    failed: 'This did not work. Check your connection and try again.',
  },
  offline: {
    title: 'The business is offline now',
    how: 'Leave this page open: it goes on by itself as soon as the business is back. What you typed stays; your password is kept in this page only.',
    reach: 'Or reach it directly:',
    stop: 'Stop waiting',
  },
  changed: {
    title: 'The terms have changed',
    how: (name: string) => `${name} has changed its terms or its privacy policy since you agreed to them.`,
    done: 'Continue',
    later: 'Not now',
  },
  required: {
    title: 'Book with your account',
    how: (name: string) => `${name} asks for an account. What you chose is kept.`,
  },
  menu: {
    name: 'Account menu',
    profile: 'My profile',
    appointments: 'Appointments',
    codes: 'Codes',
    loggedIn: (name: string) => `You are logged in as ${name}.`,
    loggedOut: 'You are logged out. What the account showed is no longer on this device.',
  },
  link: {
    how: (email: string, name: string) =>
      `You are logged in as ${email}, and this appointment is not in your account. If it is yours, link the two: ${name} can then add it.`,
    action: 'Link with my account',
    done: 'Your account is linked',
    doneHow: (name: string) => `${name} can now add this appointment to it.`,
  },
  bookings: {
    logInAt: (name: string) => `Log in: ${name}`,
    appointmentsAt: (name: string) => `Appointments: ${name}`,
  },
};
export type AccountWords = typeof en;
