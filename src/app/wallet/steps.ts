import type { Key } from '../../core/id';
import type { LoginRequest } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import type { AnswerRow } from '../../core/views';
import type { Box, Clock, Live, LogFailure, LoginStep } from '../ports';
import { LOGIN_WAITS } from './outcome';
import { createAnswerTo } from './waiting';
import type { LoginFault } from './wallet';

// Of each kind by itself, or what they have in common alone would be left.
export type Asked = LoginRequest extends infer R
  ? R extends LoginRequest
    ? Omit<R, 'v' | 'business' | 'nonce'>
    : never
  : never;

type Ports = {
  readonly box: Pick<Box, 'rows' | 'dropRequests'>;
  readonly clock: Clock;
  /** Told whenever what the wallet keeps may be other. */
  readonly news: Live<unknown>;
  /** Puts a request into the outbox. */
  readonly put: (root: string, content: Asked) => Promise<Result<Key, LogFailure>>;
};

/** What is asked of the desk about accounts, one or two steps of it, waiting for its answer. */
export const createSteps = ({ box, clock, news, put }: Ports) => {
  const waitFor = createAnswerTo({ box, clock, news });
  const answerTo = (root: string, id: Key, until?: AbortSignal) => waitFor(root, id, LOGIN_WAITS, until);
  /** What nobody answers while one waits stays on its way. */
  const asked = async (root: string, content: Asked, until?: AbortSignal): Promise<Answered> => {
    const sent = await put(root, content);
    return sent.ok ? answered(await answerTo(root, sent.value, until)) : sent;
  };
  /** What nobody answers while one waits is not asked any more. */
  const ask = async (root: string, content: Asked, until?: AbortSignal): Promise<Answered> => {
    if (until?.aborted) return err({ is: 'no-answer' });
    const sent = await put(root, content);
    if (!sent.ok) return sent;
    const answer = await answerTo(root, sent.value, until);
    await box.dropRequests([sent.value]);
    return answered(answer);
  };
  /** Both steps; what took too long between them is begun once more. */
  const through = async (
    root: string,
    until: AbortSignal | undefined,
    begin: () => Promise<{ readonly first: Asked; readonly last: Last }>,
    tries = 2,
  ): Promise<Result<Key, LoginFault>> => {
    const { first, last } = await begin();
    const begun = await ask(root, first, until);
    if (!begun.ok) return err(settled(begun.error));
    const { replies = [], sealed = '' } = begun.value.begun ?? {};
    const content = await last(replies, sealed);
    // Only the client can tell that the password is wrong: the desk never learns whether it was.
    if (!content) return err({ is: 'wrong-password' });
    const done = await ask(root, content, until);
    if (done.ok) return done.value.account ? ok(done.value.account) : err({ is: 'no-answer' });
    return done.error.is === 'begin-again' && tries > 1
      ? through(root, until, begin, tries - 1)
      : err(settled(done.error));
  };
  return { ask, asked, through };
};

type Last = (replies: readonly string[], sealed: string) => Promise<Asked | null | ''>;

export type Answered = Result<AnswerRow, LoginFault | Again>;

type Again = { readonly is: 'begin-again' };

const answered = (answer: AnswerRow | null): Answered => {
  if (answer === null) return err({ is: 'no-answer' });
  return answer.is === 'refused' ? err(faultOf(answer)) : ok(answer);
};

export const ended = (step: LoginStep, reply: string | undefined): Promise<string | null> =>
  step.finish(reply ?? '');

const faultOf = ({ why, minutes = 1 }: AnswerRow): LoginFault | Again => {
  switch (why) {
    case 'too-many-tries':
      return { is: why, minutes };
    case 'wrong-password':
    case 'email-taken':
    case 'logins-off':
    case 'log-in-first':
    case 'late-account':
    case 'no-such-link':
      return { is: why };
    default:
      return { is: 'begin-again' };
  }
};

export const settled = (fault: LoginFault | Again): LoginFault =>
  fault.is === 'begin-again' ? { is: 'no-answer' } : fault;
