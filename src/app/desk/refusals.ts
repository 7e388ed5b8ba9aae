import { type Answer, answerFrom, requestFrom } from '../../core/answers';
import type { Json } from '../../core/json';
import { known } from '../../core/records';
import type { Store } from '../ports';
import type { HistoryEntry } from './desk';

/** The answer to one request about a session, and what was asked for. */
export type AnswerTo = { readonly key: string; readonly kind: 'book' | 'move' | 'cancel' };

/** Every answer to what a session's own clients asked: a stranger's requests about it are not its story. */
export const answersAbout = async (store: Store, session: string): Promise<readonly AnswerTo[]> => {
  const asked = known(
    (await store.find({ of: 'request', by: 'session', from: session, to: session })).map(requestFrom),
  );
  const lists = asked.map(async ({ key, kind, wallet }): Promise<readonly AnswerTo[]> => {
    if (kind === 'open') return [];
    const given = await store.find({ of: 'answer', by: 'session', from: key, to: key });
    return given.flatMap(record =>
      answerFrom(record)?.wallet === wallet ? [{ key: record.key, kind }] : [],
    );
  });
  return (await Promise.all(lists)).flat();
};

/**
 * The noes that a session does not tell itself: a refusal writes nothing into it, and where another device said yes
 * apart it would be one side of the story. Nothing is undone of them, for nothing came of them.
 */
export const untold = (
  answers: readonly HistoryEntry[],
  kind: AnswerTo['kind'],
  own: readonly HistoryEntry[],
): readonly HistoryEntry[] =>
  answers.flatMap(entry => {
    const outcome = entry.fields.find(({ field }) => field === 'answer')?.after ?? null;
    const is = isOf(outcome);
    if (is !== 'refused' && is !== 'withdrawn') return [];
    const isTold = own.some(
      one =>
        one.device.id === entry.device.id &&
        one.fields.some(({ field, after }) => field === 'state' && isOf(after) === is),
    );
    return isTold ? [] : [{ ...entry, holds: false, fields: [{ field: kind, before: null, after: is }] }];
  });

const isOf = (value: Json): Answer['answer']['is'] | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ((value as { readonly is?: Answer['answer']['is'] }).is ?? null)
    : null;
