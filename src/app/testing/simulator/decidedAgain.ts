import { foldAll, nameOf } from '../../../core/erasing';
import type { DeviceId } from '../../../core/id';
import type { Change } from '../../../core/ledger';

/**
 * Which requests a device answers by rule with these changes of its own, though it knew that another device had granted
 * or refused them: by its rules it does no such thing. `log`: all that stood there then, in its order, with `written` at
 * its end. What was refused here and left waiting there, apart, waits by the later word: that may still be taken back by
 * whoever asked.
 */
export const decidedAgain = (
  log: readonly Change[],
  written: readonly Change[],
  device: DeviceId,
): readonly string[] => {
  // What a person takes in of another device's answers stands under that one's name.
  const own = written.filter(
    ({ of, key, by }) => of === 'answer' && by === 'desk' && key.endsWith(`/${device}`),
  );
  if (own.length === 0) return [];
  const given = new Map<string, Given>();
  for (const change of log) {
    const { request, wallet, is } = saidIn(change) ?? {};
    const name = `${request} ${wallet}`;
    if (is !== undefined && is !== 'waiting' && !given.has(name))
      given.set(name, { device: change.device, is });
  }
  return own.flatMap(change => {
    const said = saidIn(change);
    // A stranger who asks about it is answered too, which is no answer to the one who sent it.
    const before = said && given.get(`${said.request} ${said.wallet}`);
    if (!before || before.device === device) return [];
    const isBack = said.is === 'withdrawn' && before.is === 'refused' && wasWaiting(log, said.request);
    return isBack ? [] : [`answered ${said.request}, which device ${before.device} had answered`];
  });
};

type Given = { readonly device: string; readonly is: string };

const saidIn = ({ of, set }: Change) => {
  const { request, answer, wallet } = set as {
    readonly request?: string;
    readonly answer?: { readonly is: string };
    readonly wallet?: string;
  };
  return of === 'answer' && request && answer ? { request, wallet, is: answer.is } : null;
};

/** Whether a session waited for a yes before its last change, which was written with what is judged. */
const wasWaiting = (log: readonly Change[], key: string): boolean => {
  const own = log.filter(change => change.of === 'session' && change.key === key).slice(0, -1);
  const state = foldAll(own).get(nameOf({ of: 'session', key }))?.fields['state'];
  return (state as { is?: string } | undefined)?.is === 'requested';
};
