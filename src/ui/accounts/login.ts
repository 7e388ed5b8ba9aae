import { createSignal, onCleanup } from 'solid-js';
import type { LoginFault } from '../../app/wallet/wallet';
import { err, type Result } from '../../core/result';

/** How long a desk that is there may take: three devices that answer in turn, and a slow network. */
const SILENT_AFTER = 8000;

/** What a press of "Log in" or "Sign up" came to; `failed`: something could not be loaded. */
export type Fault = LoginFault | { readonly is: 'failed' };

export type Login = ReturnType<typeof createLogin>;

/**
 * Signing up or logging in, from the press to the desk's answer. While no desk answers it waits on, so that it goes
 * on by itself; whoever leaves the page gives it up, and the password with it.
 */
export const createLogin = () => {
  const [busy, setBusy] = createSignal(false);
  const [silent, setSilent] = createSignal(false);
  const [fault, setFault] = createSignal<Fault | null>(null);
  let running: AbortController | null = null;
  const stop = (): void => {
    running?.abort();
    running = null;
    setBusy(false);
    setSilent(false);
  };
  onCleanup(stop);
  /** Its value: whether it is done. */
  const run = async (
    attempt: (until: AbortSignal) => Promise<Result<unknown, LoginFault>>,
  ): Promise<boolean> => {
    if (running) return false;
    const own = new AbortController();
    running = own;
    setFault(null);
    setBusy(true);
    const timer = setTimeout(() => setSilent(true), SILENT_AFTER);
    const once = (): Promise<Result<unknown, Fault>> =>
      attempt(own.signal).catch(() => err({ is: 'failed' }));
    let done = await once();
    // A wait that came to its end with nobody there begins anew.
    while (!done.ok && done.error.is === 'no-answer' && silent() && !own.signal.aborted) done = await once();
    clearTimeout(timer);
    if (own.signal.aborted) return false;
    stop();
    setFault(done.ok ? null : done.error);
    return done.ok;
  };
  return { busy, silent, fault, run, stop, forgive: () => setFault(null) };
};
