import { createSignal } from 'solid-js';
import type { SessionFace, Wallet } from '../../app/wallet/wallet';
import { dateTimeText } from '../format';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { ErrorNote } from '../parts/Notice';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { ownZone } from './zone';

/** "Cancel appointment": asks once, then asks the business. */
export const CancelAppointment = (props: {
  readonly face: Pick<SessionFace, 'key' | 'opened' | 'service' | 'start'>;
  readonly root: string;
  readonly wallet: Wallet;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const [asks, setAsks] = createSignal(false);
  const [fault, setFault] = createSignal<'full' | 'unavailable' | null>(null);
  const cancel = async () => {
    setFault(null);
    const { root, face } = props;
    const asked = await props.wallet.cancel({ root, session: face.key, token: face.opened });
    if (asked.ok) setAsks(false);
    else setFault(asked.error.is === 'full' ? 'full' : 'unavailable');
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {client().moving.cancel}
      </Button>
      <ConfirmDialog
        open={asks()}
        title={client().moving.cancelSure}
        action={client().moving.cancel}
        back={client().moving.keep}
        onConfirm={() => void cancel()}
        onClose={() => setAsks(false)}
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
    </>
  );
};
