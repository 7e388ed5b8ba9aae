import { createMemo, Show } from 'solid-js';
import type { OwnSession } from '../../app/wallet/wallet';
import { valueIn } from '../address';
import { MOVES, mayOf } from '../booking/changeable';
import { createNow } from '../now';
import { Empty } from '../parts/Empty';
import { useAccountWords } from '../words/account-words';
import { AccountPage, type OwnPlace } from './AccountPage';
import { AppointmentList } from './AppointmentList';
import { accountAddress } from './addresses';
import { Earlier } from './Earlier';
import { MoveOwn } from './MoveOwn';
import { pastOf, upcomingOf } from './order';

/** "Appointments": those of the account, or of one of them the choice of another time. */
export const AppointmentsRoute = () => (
  <AccountPage page="appointments">
    {(place, address) => (
      <Appointments
        place={place()}
        list={accountAddress(address(), 'me/appointments')}
        moving={valueIn(address(), MOVES)}
      />
    )}
  </AccountPage>
);

const Appointments = (props: {
  readonly place: OwnPlace;
  readonly list: string;
  readonly moving: string | null;
}) => {
  const account = useAccountWords();
  const now = createNow();
  const moved = createMemo((): OwnSession | null => {
    const face = props.place.appointments.find(({ key }) => key === props.moving);
    return face && mayOf(face, now()).move ? face : null;
  });
  const given = () => ({ place: props.place, list: props.list, now });
  return (
    <Show
      when={moved()}
      fallback={
        <Show
          when={props.place.appointments.length > 0}
          fallback={<Empty title={account().own.none}>{account().own.noneHow}</Empty>}
        >
          <AppointmentList
            {...given()}
            faces={upcomingOf(props.place.appointments, now())}
            title={account().own.upcoming}
            none={account().own.noUpcoming}
          />
          <AppointmentList
            {...given()}
            faces={pastOf(props.place.appointments, now())}
            title={account().own.past}
            none={account().own.noLast}
          />
          <Show when={props.place.own.toldFrom !== null}>
            <Earlier place={props.place} />
          </Show>
        </Show>
      }
    >
      {face => <MoveOwn face={face()} place={props.place} list={props.list} now={now} />}
    </Show>
  );
};
