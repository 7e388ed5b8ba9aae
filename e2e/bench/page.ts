import { type Bench, type Measured, percentile, type Trial } from './bench';

const modules = import.meta.glob<{ readonly benches: readonly Bench[] }>(
  './{slots,ledger,letters,storage}.ts',
  {
    eager: true,
  },
);
const benches = Object.entries(modules).flatMap(([module, { benches }]) =>
  benches.map(bench => ({ module, bench })),
);

/** One trial: what it says it measured, else how long it took in milliseconds. */
const measure = async (trial: Trial): Promise<number> => {
  const start = performance.now();
  const said = await trial();
  return typeof said === 'number' ? said : performance.now() - start;
};

/** Trials of the two alternate, so that whatever disturbs the machine disturbs both. */
const run = async ({ name, budget, run, reference, trials = 20, end }: Bench): Promise<Measured> => {
  const ours: number[] = [];
  const theirs: number[] = [];
  const warmUps = Math.min(trials, 5);
  for (let trial = 0; trial < warmUps + trials; trial += 1) {
    const one = await measure(run);
    const other = reference ? await measure(reference.run) : 0;
    if (trial < warmUps) continue;
    ours.push(one);
    theirs.push(other);
  }
  await end?.();
  const counted = (values: readonly number[]): number => percentile(values, budget.percentile ?? 50);
  return {
    name,
    budget,
    measure: counted(ours),
    ...(reference && { reference: { name: reference.name, measure: counted(theirs) } }),
  };
};

export type BenchPage = {
  /** Of each bench its name, and which module it is of. */
  readonly listed: readonly { readonly module: string; readonly name: string }[];
  readonly run: (at: number) => Promise<Measured | null>;
};

const page: BenchPage = {
  listed: benches.map(({ module, bench: { name } }) => ({ module, name })),
  run: async at => {
    const of = benches[at];
    return of ? run(of.bench) : null;
  },
};

Object.assign(window, { benchPage: page });
