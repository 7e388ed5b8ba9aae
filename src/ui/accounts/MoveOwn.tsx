import { createMemo, Show } from 'solid-js';
import type { SessionFace } from '../../app/wallet/wallet';
import { replaceAddress } from '../address';
import { Facts } from '../booking/Facts';
import { MoveSteps } from '../booking/MoveSteps';
import { ownZone } from '../booking/zone';
import { useDoors } from '../doors';
import { createValue } from '../value';
import { useWords } from '../words/language';
import type { OwnPlace } from './AccountPage';
import { placeIn } from './place';

/** Another time for an appointment of the account, chosen as on the booking page. */
export const MoveOwn = (props: {
  readonly face: SessionFace;
  readonly place: OwnPlace;
  readonly list: string;
  readonly now: () => number;
}) => {
  const words = useWords();
  const doors = useDoors();
  const isListed = () => props.place.catalog.services.some(({ key }) => key === props.face.serviceKey);
  // Times of a hidden service are shown to whoever names it.
  const hidden = createMemo(() => (isListed() ? null : props.face.serviceKey));
  const named = createValue(() => {
    const [service, place] = [hidden(), placeIn(props.list)];
    return service && place ? doors.visits.visit({ ...place, service }) : null;
  });
  // What was pressed goes with the choice.
  const done = () => {
    replaceAddress(props.list);
    queueMicrotask(() => document.querySelector('h1')?.focus());
  };
  const visit = () => (isListed() ? props.place.visit : (named() ?? null));
  return (
    <>
      <div class="sheet">
        <Facts face={props.face} zone={ownZone()} />
      </div>
      <Show when={visit()} fallback={<p>{words().loading}</p>}>
        {shown => (
          <Show when={shown().catalog}>
            {catalog => (
              <MoveSteps
                face={props.face}
                root={props.place.root}
                catalog={catalog()}
                visit={shown()}
                wallet={props.place.wallet}
                now={props.now}
                onDone={done}
              />
            )}
          </Show>
        )}
      </Show>
    </>
  );
};
