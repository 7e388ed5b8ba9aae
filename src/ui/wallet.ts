import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Stop } from '../app/ports';
import type { Wallet } from '../app/wallet/wallet';
import { useDoors } from './doors';
import { wantUpdate } from './update/wanted';

/**
 * The wallet, once `wanted`: it brings sealing and storage along, which the first times on offer must not wait
 * for. Null until it is loaded.
 */
export const createWallet = (wanted: Accessor<boolean>): Accessor<Wallet | null> => {
  const doors = useDoors();
  const [wallet, setWallet] = createSignal<Wallet | null>(null);
  let gone = false;
  let stop: Stop = () => undefined;
  onCleanup(() => {
    gone = true;
    stop();
  });
  createEffect(
    on(wanted, async now => {
      if (!now || wallet()) return;
      const opened = await doors.wallet();
      if (gone) return;
      stop = opened.isBehind(is => is && wantUpdate());
      setWallet(() => opened);
    }),
  );
  return wallet;
};
