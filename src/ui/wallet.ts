import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Wallet } from '../app/wallet/wallet';
import { useDoors } from './doors';

/**
 * The wallet, once `wanted`: it brings sealing and storage along, which the first times on offer must not wait
 * for. Null until it is loaded.
 */
export const createWallet = (wanted: Accessor<boolean>): Accessor<Wallet | null> => {
  const doors = useDoors();
  const [wallet, setWallet] = createSignal<Wallet | null>(null);
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  createEffect(
    on(wanted, async now => {
      if (!now || wallet()) return;
      const opened = await doors.wallet();
      if (!gone) setWallet(() => opened);
    }),
  );
  return wallet;
};
