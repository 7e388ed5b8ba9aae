import { createMemo, createSignal, onMount, Show } from 'solid-js';
import type { SessionFace, Visit, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import type { Own } from '../../core/own';
import { MINUTE } from '../../core/time';
import { createZone } from '../../core/zone';
import { dateTimeText, timeText, utcText } from '../format';
import { Button } from '../parts/Button';
import { ErrorNote, Notice } from '../parts/Notice';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { type Choice, createChoice } from './choice';
import { NearestTimes } from './NearestTimes';
import { nearestTo } from './nearestTo';
import { StaffChoice } from './StaffChoice';
import { bringIntoSight } from './scroll';
import { maySend } from './standing';
import { TimeStep } from './TimeStep';
import './booking.css';

type MoveProps = {
  readonly face: SessionFace;
  readonly root: string;
  readonly catalog: Catalog;
  readonly visit: Visit;
  readonly wallet: Wallet;
  readonly now: () => number;
  readonly onDone: () => void;
};

/** Another time for an appointment, chosen as on the booking page; the service stays. */
export const MoveSteps = (props: MoveProps) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    heading?.focus({ preventScroll: true });
    bringIntoSight(heading, 'start');
  });
  const busy = createMemo(() => props.visit.busy);
  const choice = createChoice({
    catalog: () => props.catalog,
    busy,
    now: props.now,
    service: () => props.face.serviceKey,
    own: createMemo(() => ownOf(props.face, props.catalog)),
  });
  // Most look for a time near the one they have.
  choice.setStaff(props.face.staffKey);
  choice.showDay(createZone(choice.zone()).dayOf(props.face.start));
  const present = () => dateTimeText(props.face.start, choice.zone(), region());
  return (
    <section class="stack-l steps" aria-labelledby="new-time">
      <div class="stack">
        <h2 id="new-time" tabindex="-1" ref={heading}>
          {client().moving.title}
        </h2>
        <p class="soft">{client().moving.instead(present())}</p>
        <div>
          <Button kind="quiet" onClick={() => props.onDone()}>
            {client().moving.keepTime}
          </Button>
        </div>
      </div>
      <Show
        when={choice.service()}
        fallback={
          <Notice kind="warn">
            <p>{words().service.unknown}</p>
          </Notice>
        }
      >
        <StaffChoice people={choice.people()} chosen={choice.staff()} onChoose={choice.setStaff} />
        <TimeStep
          choice={choice}
          business={props.catalog.business}
          unknownBusy={busy() === null}
          now={props.now}
        />
        <Show when={choice.start() !== null}>
          <NewTime {...props} choice={choice} present={present()} />
        </Show>
      </Show>
    </section>
  );
};

/** Null where an older desk did not tell whose time it is: then only other free times are offered. */
const ownOf = (face: SessionFace, catalog: Catalog): Own | null => {
  const service = catalog.services.find(({ key }) => key === face.serviceKey);
  if (!service || face.staffKey === null) return null;
  return {
    service: service.key,
    staff: face.staffKey,
    start: face.start,
    block: { start: face.start - service.before * MINUTE, end: face.end + service.after * MINUTE },
    seats: service.seats,
  };
};

const NewTime = (props: MoveProps & { readonly choice: Choice; readonly present: string }) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<'full' | 'unavailable' | null>(null);
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    heading?.focus({ preventScroll: true });
    bringIntoSight(heading, 'start');
  });
  const start = () => props.choice.start() ?? 0;
  const zone = () => props.choice.zone();
  const move = async () => {
    if (busy() || !props.choice.slot()) return;
    setBusy(true);
    setFault(null);
    const { root, face } = props;
    const staff = props.choice.staff();
    const shown = {
      service: face.service,
      staff: props.choice.people().find(({ key }) => key === staff)?.name ?? '',
      end: start() + (props.choice.service()?.duration ?? 0) * MINUTE,
    };
    const asked = await props.wallet.move({
      root,
      session: face.key,
      token: face.opened,
      staff,
      start: start(),
      shown,
    });
    setBusy(false);
    if (asked.ok) props.onDone();
    else setFault(asked.error.is === 'full' ? 'full' : 'unavailable');
  };
  return (
    <section class="sheet stack" aria-labelledby="your-new-time">
      <h2 id="your-new-time" tabindex="-1" ref={heading}>
        {client().moving.newTime}
      </h2>
      <p class="chosen">
        <time datetime={utcText(start())}>{dateTimeText(start(), zone(), region())}</time>
      </p>
      <p class="soft">{client().moving.instead(props.present)}</p>
      <div role="status" class="said">
        <Show when={!props.choice.slot()}>
          <Notice kind="warn">
            <p>{words().time.gone(timeText(start(), zone(), region()))}</p>
          </Notice>
        </Show>
      </div>
      <Show when={!props.choice.slot()}>
        <NearestTimes times={nearestTo(props.choice, props.now())} choice={props.choice} />
      </Show>
      <Show when={fault()}>
        {is => (
          <ErrorNote>
            <p>{client().moving.faults[is()]}</p>
          </ErrorNote>
        )}
      </Show>
      <Show
        when={maySend(props.visit)}
        fallback={
          <Notice kind="warn" title={client().trouble.expired}>
            <p>{client().trouble.expiredHow}</p>
          </Notice>
        }
      >
        <div>
          <Button kind="primary" busy={busy()} onClick={() => void move()}>
            {client().moving.move}
          </Button>
        </div>
      </Show>
    </section>
  );
};
