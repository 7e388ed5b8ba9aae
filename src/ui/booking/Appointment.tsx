import { createMemo, Show, Suspense } from 'solid-js';
import type { SessionFace, Visit, Wallet } from '../../app/wallet/wallet';
import { withValue } from '../address';
import { createNow } from '../now';
import { Button } from '../parts/Button';
import { useClientWords } from '../words/client-words';
import { AddToCalendar } from './AddToCalendar';
import { CancelAppointment } from './CancelAppointment';
import { MOVES, mayOf } from './changeable';
import { Facts } from './Facts';
import { MoveSteps } from './MoveSteps';
import { RequestStatus } from './RequestStatus';
import { SendAnotherWay } from './SendAnotherWay';
import { ownZone } from './zone';

/** What an appointment is, and what its client may do with it as long as they may. */
export const Appointment = (props: {
  readonly face: SessionFace;
  readonly root: string;
  readonly visit: Visit | undefined;
  readonly wallet: Wallet | null;
  /** Whether another time is being chosen. */
  readonly moves: boolean;
  readonly onMoves: (moves: boolean) => void;
}) => {
  const client = useClientWords();
  const now = createNow();
  const may = createMemo(() => mayOf(props.face, now()), undefined, {
    equals: (a, b) => a.move === b.move && a.cancel === b.cancel,
  });
  const catalog = () => props.visit?.catalog ?? null;
  const last = () => props.face.last;
  const isOpen = () => last() !== null && last()?.state.is !== 'refused';
  const isStuck = () =>
    props.face.state.is === 'confirmed' && !may().move && !may().cancel && last() === null;
  const isComing = () => now() < props.face.start;
  return (
    <>
      <RequestStatus last={last()} mayMove={may().move} business={props.face.business} />
      <div class="sheet stack">
        <Facts face={props.face} zone={ownZone()} />
        <div class="row">
          <Show when={may().move && !props.moves}>
            <Button onClick={() => props.onMoves(true)}>{client().moving.move}</Button>
          </Show>
          <Show when={may().cancel && props.wallet}>
            {wallet => <CancelAppointment face={props.face} root={props.root} wallet={wallet()} />}
          </Show>
          <Show when={['confirmed', 'cancelled'].includes(props.face.state.is)}>
            <AddToCalendar face={props.face} link={withValue(location.href, MOVES, null)} />
          </Show>
          <Show when={isOpen() && !last()?.withdrawing && last()}>
            {asked => (
              <Button onClick={() => void props.wallet?.withdraw(props.root, asked().key)}>
                {client().withdraw}
              </Button>
            )}
          </Show>
        </div>
        <Show when={isStuck() && isComing()}>
          <p class="soft">{client().moving.contact(props.face.business)}</p>
        </Show>
      </div>
      <Show when={last()?.state.is === 'on-its-way' && last()?.key} keyed>
        {request => (
          <Show when={props.wallet}>
            {wallet => (
              <Show when={catalog()?.business}>
                {business => (
                  <div class="sheet">
                    <Suspense>
                      <SendAnotherWay
                        wallet={wallet()}
                        root={props.root}
                        request={request}
                        business={business()}
                      />
                    </Suspense>
                  </div>
                )}
              </Show>
            )}
          </Show>
        )}
      </Show>
      <Show when={props.moves && may().move && props.wallet}>
        {wallet => (
          <Show when={catalog()}>
            {shown => (
              <MoveSteps
                face={props.face}
                root={props.root}
                catalog={shown()}
                visit={props.visit as Visit}
                wallet={wallet()}
                now={now}
                onDone={() => props.onMoves(false)}
              />
            )}
          </Show>
        )}
      </Show>
    </>
  );
};
