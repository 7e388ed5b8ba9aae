import { createSignal } from 'solid-js';
import type { AttentionItem, Undo } from '../../app/desk/desk';
import { ok } from '../../core/result';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';

type BurstProps = { readonly items: readonly Extract<AttentionItem, { is: 'asked' }>[] };

/** More bookings at once than the owner allows an hour: one press refuses them all. */
export const Burst = (props: BurstProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [asks, setAsks] = createSignal(false);
  const refuseAll = async () => {
    setAsks(false);
    // Those that arrive while it runs were not meant.
    const keys = props.items.map(({ entry }) => entry.session.key);
    const done: Undo[] = [];
    await act(async () => {
      for (const key of keys) {
        const refused = await desk.sessions.refuse(key, '');
        if (!refused.ok) return refused;
        done.push(refused.value);
      }
      return ok({ undo: () => undoAll(done) });
    }, words().attention.refusedAll(keys.length));
  };
  return (
    <>
      <Notice kind="warn" title={words().attention.burst(props.items.length)}>
        <p>{words().attention.burstHow}</p>
        <div>
          <Button kind="danger" onClick={() => setAsks(true)}>
            {words().attention.refuseAll}
          </Button>
        </div>
      </Notice>
      <ConfirmDialog
        open={asks()}
        title={words().attention.refuseAllAsk}
        action={words().attention.refuseAll}
        back={words().session.keep}
        onConfirm={refuseAll}
        onClose={() => setAsks(false)}
      >
        <p>{words().attention.burst(props.items.length)}</p>
      </ConfirmDialog>
    </>
  );
};

/** Takes back one after the other, the last first; stops at the first that fails and says why. */
const undoAll = async (done: readonly Undo[]): ReturnType<Undo['undo']> => {
  for (const one of [...done].reverse()) {
    const undone = await one.undo();
    if (!undone.ok) return undone;
  }
  return ok({ undo: async () => ok({ undo: () => undoAll(done) }) });
};
