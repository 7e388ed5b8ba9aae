import { type Accessor, createMemo, createSignal, type JSX, lazy, onCleanup, Show, Suspense } from 'solid-js';
import type { Visit } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import { useDoors } from '../doors';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { useWords } from '../words/language';
import { type Caution, cautionsIn, type Missing, missingIn } from './standing';

const Absent = lazy(async () => ({ default: (await import('./Absent')).Absent }));
const Cautions = lazy(async () => ({ default: (await import('./Absent')).Cautions }));

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

export type Shown = {
  readonly catalog: Accessor<Catalog>;
  readonly visit: Accessor<Visit>;
  readonly cautions: () => JSX.Element;
};

/** How long relays get before the page says that none can be reached. */
const PATIENCE = 4000;

/** Visits a business and draws its page, or says why it cannot. */
export const Visited = (props: {
  readonly place: Place;
  readonly children: (shown: Shown) => JSX.Element;
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
  // With a new desk key what the old one signed is not believed any more. It stays on screen until the new one's comes:
  // whoever is choosing, or typing, loses nothing.
  const shown = createMemo<Pick<Visit, 'root' | 'catalog'> | null>(before => {
    const seen = visit();
    const { root } = place();
    if (seen?.catalog && seen.root === root) return seen;
    return before?.root === root && missingIn(seen, waited()) === 'loading' ? before : null;
  }, null);
  const catalog = createMemo(() => shown()?.catalog ?? null);
  const known = (): Visit => visit() as Visit;
  return (
    <Show when={catalog()} fallback={<Absence missing={missingIn(visit(), waited()) ?? 'loading'} />}>
      {found =>
        props.children({
          catalog: found,
          visit: known,
          cautions: () => <Cautioned cautions={cautionsIn(known(), waited())} />,
        })
      }
    </Show>
  );
};

const Absence = (props: { readonly missing: Missing }) => {
  const words = useWords();
  const loading = () => <Page title={words().loading} />;
  return (
    <Suspense fallback={loading()}>
      <Show when={props.missing !== 'loading' && props.missing} fallback={loading()}>
        {missing => <Absent missing={missing()} />}
      </Show>
    </Suspense>
  );
};

const Cautioned = (props: { readonly cautions: readonly Caution[] }) => (
  <Suspense>
    <Show when={props.cautions.length > 0}>
      <Cautions cautions={props.cautions} />
    </Show>
  </Suspense>
);

const isSame = (a: Place, b: Place): boolean =>
  a.root === b.root && a.service === b.service && a.card === b.card && a.relays.join() === b.relays.join();
