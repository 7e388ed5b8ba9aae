import { type Accessor, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import type { Visit } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { useWords } from '../words/language';
import { type Caution, cautionsIn, type Missing, missingIn } from './standing';

/** A business as a link names it. */
export type Place = {
  /** Root key, hex. */
  readonly root: string;
  readonly relays: readonly string[];
  /** Certificate and catalog, in a long link. */
  readonly card: string | null;
  /** Asked for by its direct link; it may be a hidden one. */
  readonly service: Key | null;
};

/** How long relays get before the page says that none can be reached. */
const PATIENCE = 4000;

/** Visits a business and draws its page, or says why it cannot. */
export const Visited = (props: {
  readonly place: Place;
  readonly children: (shown: {
    readonly catalog: Accessor<Catalog>;
    readonly visit: Accessor<Visit>;
    readonly cautions: () => JSX.Element;
  }) => JSX.Element;
}) => {
  const doors = useDoors();
  // A link that says the same again, as after a step within the page, is the same visit.
  const place = createMemo(() => props.place, undefined, { equals: isSame });
  const visit = createValue(() => {
    const { service, ...link } = place();
    return doors.visits.visit(service === null ? link : { ...link, service });
  });
  const [waited, setWaited] = createSignal(false);
  const timer = setTimeout(() => setWaited(true), PATIENCE);
  onCleanup(() => clearTimeout(timer));
  const catalog = createMemo(() => visit()?.catalog ?? null);
  const known = (): Visit => visit() as Visit;
  return (
    <Show when={catalog()} fallback={<Absent missing={missingIn(visit(), waited()) ?? 'loading'} />}>
      {shown =>
        props.children({
          catalog: shown,
          visit: known,
          cautions: () => <Cautions cautions={cautionsIn(known(), waited())} />,
        })
      }
    </Show>
  );
};

const Absent = (props: { readonly missing: Missing }) => {
  const words = useWords();
  const title = () => {
    const { trouble, loading } = words();
    return {
      loading,
      unknown: trouble.unknown,
      unreachable: trouble.unreachable,
      clock: trouble.clock,
      version: trouble.version,
    }[props.missing];
  };
  const lead = () => {
    const { trouble } = words();
    return {
      loading: '',
      unknown: trouble.unknownHow,
      unreachable: trouble.unreachableHow,
      clock: trouble.clockHow,
      version: trouble.versionHow,
    }[props.missing];
  };
  return (
    <Page title={title()} lead={lead()} footer={<LanguageChoice />}>
      <Show when={props.missing !== 'loading'}>
        <div class="row">
          <Button onClick={() => location.reload()}>{words().trouble.reload}</Button>
          <ButtonLink kind="quiet" href="#/bookings">
            {words().bookings.title}
          </ButtonLink>
        </div>
      </Show>
    </Page>
  );
};

const Cautions = (props: { readonly cautions: readonly Caution[] }) => {
  const words = useWords();
  const text = (caution: Caution): { title?: string; how: string } => {
    const { trouble } = words();
    return {
      expired: { title: trouble.expired, how: trouble.expiredHow },
      clock: { title: trouble.clock, how: trouble.clockHow },
      version: { title: trouble.version, how: trouble.versionHow },
      offline: { how: trouble.offline },
    }[caution];
  };
  return (
    <For each={props.cautions}>
      {caution => (
        <Notice kind={caution === 'offline' ? 'info' : 'warn'} title={text(caution).title}>
          <p>{text(caution).how}</p>
        </Notice>
      )}
    </For>
  );
};

const isSame = (a: Place, b: Place): boolean =>
  a.root === b.root && a.service === b.service && a.card === b.card && a.relays.join() === b.relays.join();
