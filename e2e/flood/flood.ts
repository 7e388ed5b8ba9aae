import { linkFromText } from '../../src/core/link';
import { createPublicLinks } from '../../src/shell/letters/carried';
import { createPublicLetters } from '../../src/shell/letters/public';
import type { Watch } from '../people/watch';
import { createWorld, type World } from '../people/world';
import type { CarelessOrder, CarelessReport } from './careless';
import type { FlooderOrder, FlooderReport } from './flooder';
import { startHelper } from './helper';
import type { Target } from './letters';

const FLOODERS = 2;
/** One in so many letters goes through the app's own host, which checks each signature. */
const THROUGH_HOST = 20;
const LIMITS = { eventsPerMinute: 1e9, framesPerMinute: 1e9, requestsPerMinute: 1e9, results: 300 };

/** A world whose second relay belongs to whoever floods it. */
export const createFloodedWorld = async (watch: Watch): Promise<World> => {
  const careless = startHelper<CarelessOrder, CarelessReport>('careless');
  const { url } = await careless.ask({ limits: LIMITS });
  const world = await createWorld(1, watch.networkMayFail, { strangers: [url], limits: LIMITS });
  watch.allow(world.origins);
  return {
    ...world,
    end: async () => {
      await world.end();
      await careless.end();
    },
  };
};

export type Flood = {
  /** How long the sealing took, in seconds. */
  readonly sealing: number;
  /** Begins to pour, at `rate` letters a second in all. */
  readonly pour: (rate: number) => Promise<void>;
  /** Pours what is left of the sealed letters and ends; how many letters there were, in how many seconds. */
  readonly end: () => Promise<{
    readonly letters: number;
    readonly seconds: number;
    readonly aSecond: number;
  }>;
};

/** Seals letters that ask the link's business for these times, each from a key of its own. */
export const prepareFlood = async (
  world: World,
  link: string,
  { starts, letters }: { readonly starts: readonly Temporal.Instant[]; readonly letters: number },
): Promise<Flood> => {
  const target = await targetOf(link, starts);
  const flooders = Array.from({ length: FLOODERS }, () =>
    startHelper<FlooderOrder, FlooderReport>('flooder'),
  );
  const count = letters / FLOODERS;
  const sealed = await Promise.all(
    flooders.map(({ ask }, n) => ask({ is: 'seal', target, from: n * count, count })),
  );
  const relays = [world.relays[0]?.url ?? '', (world.origins.at(-1) ?? '').replace(/^http/, 'ws')] as const;
  return {
    sealing: Math.max(...sealed.map(({ took }) => took)),
    pour: async rate => {
      const order = { is: 'pour', relays, every: THROUGH_HOST, rate: rate / FLOODERS } as const;
      await Promise.all(flooders.map(({ ask }) => ask(order)));
    },
    end: async () => {
      const reports = await Promise.all(flooders.map(({ ask }) => ask({ is: 'end' })));
      await Promise.all(flooders.map(({ end }) => end()));
      return {
        letters: reports.reduce((sum, report) => sum + report.letters, 0),
        seconds: Math.max(...reports.map(({ took }) => took)),
        aSecond: Math.round(reports.reduce((sum, report) => sum + report.letters / report.took, 0)),
      };
    },
  };
};

/** What a booking link tells whoever has it, for asking for these times. */
export const targetOf = async (link: string, starts: readonly Temporal.Instant[]): Promise<Target> => {
  const opened = linkFromText(link);
  if (!opened.ok || opened.value.to !== 'business') throw new Error('No booking link');
  const { root, carried } = opened.value;
  const [certificate, catalog] = await createPublicLinks().carried(carried ?? '', root);
  if (!certificate || !catalog) throw new Error('A link that carries nothing');
  const reader = createPublicLetters();
  const known = await reader.certificate(certificate, root, Date.now());
  if (!known.ok) throw new Error(known.error);
  const offered = await reader.catalog(catalog, known.value.desk, Date.now());
  if (!offered.ok) throw new Error(offered.error);
  return {
    root,
    desk: known.value.desk,
    service: offered.value.services[0]?.key ?? '',
    starts: starts.map(start => start.epochMilliseconds),
  };
};
