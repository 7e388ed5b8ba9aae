import { createEffect, createSignal, lazy, Match, on, onMount, Show, Suspense, Switch } from 'solid-js';
import type { BookingState, Wallet } from '../../app/wallet/wallet';
import type { Catalog, OfferedService } from '../../core/catalog';
import { dateTimeText, timeText, utcText, zoneText } from '../format';
import { Button } from '../parts/Button';
import { ErrorNote, Notice } from '../parts/Notice';
import { PayWithCode } from '../paying/PayWithCode';
import { useClientWords } from '../words/client-words';
import { useLanguage, useWords } from '../words/language';
import type { Attempt } from './attempt';
import { BookingStatus } from './BookingStatus';
import type { Choice } from './choice';
import { DetailsStep } from './DetailsStep';
import { NearestTimes } from './NearestTimes';
import { nearestTo } from './nearestTo';
import { bringIntoSight } from './scroll';

const LoginFirst = lazy(async () => ({ default: (await import('../accounts/LoginFirst')).LoginFirst }));

/** What the desk would say of a time that is no longer free. */
const TAKEN: BookingState = { is: 'refused', why: 'taken', says: '', nearest: [] };

/** "Your details" of the chosen time, and what stands between it and a booking. */
export const BookingStep = (props: {
  readonly choice: Choice;
  readonly attempt: Attempt;
  readonly catalog: Catalog;
  readonly service: OfferedService;
  /** Null until it is loaded. */
  readonly wallet: Wallet | null;
  readonly maySend: boolean;
  readonly now: () => number;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const [asksToForget, setAsksToForget] = createSignal(false);
  // Whoever logs in here may have texts to read before their details.
  const [passed, setPassed] = createSignal(props.attempt.own() != null);
  createEffect(
    on(
      () => props.attempt.own(),
      (own, before) => {
        if (own === null) setPassed(false);
        else if (before === undefined && own !== undefined) setPassed(true);
      },
    ),
  );
  const asksToLogIn = () => props.catalog.business.logins === 'required' && !passed();
  let heading: HTMLHeadingElement | undefined;
  onMount(() => {
    heading?.focus({ preventScroll: true });
    bringIntoSight(heading, 'start');
  });
  const start = () => props.choice.start() ?? 0;
  const zone = () => props.choice.zone();
  /** "Haircut with Marina"; nobody is named for "Anyone". */
  const what = () => {
    const people = props.choice.people();
    const only = people.length === 1 ? people[0]?.key : null;
    const key = props.choice.staff() ?? only;
    const name = people.find(each => each.key === key)?.name;
    return name === undefined ? props.service.name : client().details.summary(props.service.name, name);
  };

  return (
    <section class="sheet stack" aria-labelledby="your-details">
      <h2 id="your-details" tabindex="-1" ref={heading}>
        {client().details.title}
      </h2>
      <Show when={!asksToLogIn()} fallback={<Required {...props} onDone={() => setPassed(true)} />}>
        <DetailsStep
          business={props.catalog.business}
          service={props.service}
          form={props.attempt.form()}
          withAccount={props.attempt.own() != null}
          answered={props.attempt.answered()}
          draft={props.attempt.draft()}
          onDraft={props.attempt.setDraft}
          summary={
            <p class="chosen">
              <strong>{what()}</strong>
              <time datetime={utcText(start())}>{dateTimeText(start(), zone(), region())}</time>
              <span class="soft"> {client().facts.minutesIn(zoneText(zone()))}</span>
            </p>
          }
          paying={
            <Show when={props.attempt.paying.isOffered()}>
              <PayWithCode
                paying={props.attempt.paying}
                pay={props.attempt.draft().pay}
                onPay={props.attempt.setPay}
                zone={props.catalog.business.zone}
              />
            </Show>
          }
          isReady={props.attempt.paying.isReady}
          busy={props.attempt.busy() || props.wallet === null}
          onBook={props.maySend ? () => void props.attempt.book() : null}
          onForget={asksToForget() || props.attempt.own() != null ? null : () => setAsksToForget(true)}
          note={
            <>
              <Show when={asksToForget()}>
                <Notice kind="warn">
                  <p>{client().details.forgetSure}</p>
                  <div class="row">
                    <Button
                      kind="danger"
                      onClick={() => {
                        setAsksToForget(false);
                        void props.attempt.forget();
                      }}
                    >
                      {client().details.forgetYes}
                    </Button>
                    <Button onClick={() => setAsksToForget(false)}>{client().details.forgetNo}</Button>
                  </div>
                </Notice>
              </Show>
              <p role="status" class="said">
                {props.attempt.forgotten() ? client().details.forgotten : ''}
              </p>
              <Show when={!props.maySend}>
                <Notice kind="warn" title={client().trouble.expired}>
                  <p>{client().trouble.expiredHow}</p>
                </Notice>
              </Show>
              <Show
                when={props.attempt.halt()?.is === 'gone'}
                fallback={
                  <div role="status" class="said">
                    <Show when={!props.choice.slot()}>
                      <Notice kind="warn">
                        <p>{words().time.gone(timeText(start(), zone(), region()))}</p>
                      </Notice>
                    </Show>
                  </div>
                }
              >
                <BookingStatus state={TAKEN} withdrawing={false} zone={zone()} />
              </Show>
              <Show when={!props.choice.slot()}>
                <NearestTimes times={nearestTo(props.choice, props.now())} choice={props.choice} />
              </Show>
              <Halted {...props} />
            </>
          }
        />
      </Show>
    </section>
  );
};

/** What stands in the place of the details where only accounts can book. */
const Required = (props: {
  readonly attempt: Attempt;
  readonly catalog: Catalog;
  readonly wallet: Wallet | null;
  readonly onDone: () => void;
}) => {
  const words = useWords();
  return (
    <Suspense fallback={<p>{words().loading}</p>}>
      <Show when={props.attempt.own() !== undefined && props.wallet} fallback={<p>{words().loading}</p>}>
        {wallet => (
          <LoginFirst
            root={props.attempt.root}
            wallet={wallet()}
            catalog={props.catalog}
            link={null}
            own={props.attempt.own() ?? null}
            typed={props.attempt.draft()}
            onTyped={typed => props.attempt.setDraft({ ...props.attempt.draft(), ...typed })}
            onDone={props.onDone}
          />
        )}
      </Show>
    </Suspense>
  );
};

/** Why pressing "Book" sent nothing. */
const Halted = (props: { readonly attempt: Attempt; readonly choice: Choice }) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const same = () => {
    const halt = props.attempt.halt();
    return halt?.is === 'same-day' ? halt.booking : null;
  };
  return (
    <Switch>
      <Match when={same()}>
        {booking => (
          <ErrorNote title={client().same.title}>
            <p>
              {client().same.text(
                booking().service,
                timeText(booking().start, props.choice.zone(), region()),
              )}
            </p>
            <div class="row">
              <Button onClick={() => void props.attempt.book(true)}>{client().same.anyway}</Button>
              <Button
                kind="quiet"
                onClick={() => {
                  props.attempt.dismiss();
                  props.choice.setStart(null);
                }}
              >
                {client().same.other}
              </Button>
            </div>
          </ErrorNote>
        )}
      </Match>
      <Match when={props.attempt.halt()?.is === 'full'}>
        <ErrorNote>
          <p>{client().trouble.full}</p>
        </ErrorNote>
      </Match>
      <Match when={props.attempt.halt()?.is === 'unavailable'}>
        <ErrorNote>
          <p>{client().trouble.unavailable}</p>
        </ErrorNote>
      </Match>
    </Switch>
  );
};
