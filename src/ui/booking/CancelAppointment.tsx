import { createSignal } from 'solid-js';
import type { SessionFace, Wallet } from '../../app/wallet/wallet';
import { dateTimeText } from '../format';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { ErrorNote } from '../parts/Notice';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { ownZone } from './zone';

type Cancelled = {
  readonly face: Pick<SessionFace, 'key' | 'opened' | 'service' | 'start'>;
  readonly root: string;
  readonly wallet: Wallet;
};

/** "Cancel appointment": asks once, then asks the business. */
export const CancelAppointment = (props: Cancelled) => {
  const client = useClientWords();
  const [asks, setAsks] = createSignal(false);
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {client().moving.cancel}
      </Button>
      <CancelDialog {...props} open={asks()} onClose={() => setAsks(false)} />
    </>
  );
};

/** Asks whether an appointment is to be cancelled, and then the business. */
export const CancelDialog = (props: Cancelled & { readonly open: boolean; readonly onClose: () => void }) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const [fault, setFault] = createSignal<'full' | 'unavailable' | null>(null);
  const cancel = async () => {
    setFault(null);
    const { root, face } = props;
    const asked = await props.wallet.cancel({ root, session: face.key, token: face.opened });
    if (asked.ok) props.onClose();
    else setFault(asked.error.is === 'full' ? 'full' : 'unavailable');
  };
  return (
    <ConfirmDialog
      open={props.open}
      title={client().moving.cancelSure}
      action={client().moving.cancel}
      back={client().moving.keep}
      onConfirm={() => void cancel()}
      onClose={() => props.onClose()}
    >
      <p>
        {client().moving.cancelHow(props.face.service, dateTimeText(props.face.start, ownZone(), region()))}
      </p>
      {fault() && (
        <ErrorNote>
          <p>{client().moving.faults[fault() ?? 'full']}</p>
        </ErrorNote>
      )}
    </ConfirmDialog>
  );
};
