import type { Change } from '../../../core/ledger';
import { standingOf, wasRemoved } from '../../../core/membership';
import type { Machine } from './machine';
import type { Scene } from './scene';

/**
 * What must hold when everything is put right and quiet (design §8). Each says what is wrong, one line each; none
 * where nothing is.
 */
export type Rule = (scene: Scene) => Promise<readonly string[]> | readonly string[];

export const present = (scene: Scene): readonly Machine[] =>
  scene.machines.filter(({ id }) => scene.isPresent(id));

/** The first thing in which texts differ from the first of them. */
export const differing = (what: string, texts: readonly (readonly [number, string])[]): readonly string[] => {
  const [reference, ...others] = texts;
  return others.flatMap(([number, text]) =>
    reference && text !== reference[1]
      ? [`devices ${reference[0]} and ${number} differ in ${what}: ${apart(reference[1], text)}`]
      : [],
  );
};

export const apart = (a: string, b: string): string => {
  const [left, right] = [new Set(a.split('\n')), new Set(b.split('\n'))];
  const only = (one: Set<string>, other: Set<string>): string =>
    [...one]
      .filter(line => !other.has(line))
      .slice(0, 3)
      .join(' | ');
  return `${only(left, right)} ≠ ${only(right, left)}`.slice(0, 600);
};

export const lines = (all: Iterable<string>): string => [...all].sort().join('\n');

export const changesOf = ({ disk }: Machine): readonly Change[] =>
  disk.log.entries.map(({ change }) => change);

export const placeOf = ({ device, seq }: { readonly device: string; readonly seq: number }): string =>
  `${device}/${seq}`;

/**
 * What was acknowledged and counts: a removed device erases nothing after its last change, and what it wrote before
 * that and none that is present ever took in counts only once someone brings it.
 */
export const countedOf = (scene: Scene): readonly Change[] => {
  const list = scene.list();
  const { acknowledged, taken } = scene.world.records;
  const came = new Set(
    present(scene).flatMap(machine => [
      ...changesOf(machine).map(({ sig }) => sig),
      ...(taken.get(machine.id) ?? []),
    ]),
  );
  return acknowledged.filter(
    change =>
      standingOf(list, change) === 'member' && (!wasRemoved(list, change.device) || came.has(change.sig)),
  );
};
