import type { DeskLogins, WalletLogins } from '../ports';
import { type Case, same, yes } from './cases.contract';

/** Two desks of one business, and a wallet. */
export type LoginsUnderTest = {
  readonly desks: readonly [DeskLogins, DeskLogins];
  readonly wallet: WalletLogins;
};

const PASSWORD = 'a fine morning in May';

/** What both halves of logging in promise together. */
export const loginsContract = (make: () => Promise<LoginsUnderTest>): readonly Case[] => {
  const registered = async (
    { desks, wallet }: LoginsUnderTest,
    email = 'ana@example.org',
  ): Promise<{ readonly name: string; readonly record: string }> => {
    const name = desks[0].nameOf(email);
    const step = await wallet.register(PASSWORD);
    const reply = await desks[0].register(name, step.message);
    const record = reply.ok ? await step.finish(reply.value) : null;
    if (record === null) throw new Error('Nothing was registered');
    return { name, record };
  };
  const begun = async (
    { desks, wallet }: LoginsUnderTest,
    name: string,
    record: string | null,
    password = PASSWORD,
  ) => {
    const step = await wallet.logIn(password);
    const started = await desks[0].start(name, record, step.message);
    if (!started.ok) throw new Error('Nothing was begun');
    return { ...started.value, proof: await step.finish(started.value.reply) };
  };
  const story = (name: string, tell: (made: LoginsUnderTest) => Promise<void>): Case => ({
    name,
    run: async () => tell(await make()),
  });
  return [
    story('the right password is proven, at any desk of the business', async made => {
      const { name, record } = await registered(made);
      const { state, proof } = await begun(made, name, record);
      yes(proof !== null, 'the client can prove it');
      same(await made.desks[1].finish(state, proof ?? ''), true);
    }),
    story('a wrong one cannot be, and the client is the one who notices', async made => {
      const { name, record } = await registered(made);
      const { state, proof } = await begun(made, name, record, 'a fine morning in June');
      same(proof, null);
      same(await made.desks[0].finish(state, record), false);
    }),
    story('an email that nobody signed up with is answered alike, and proves nothing', async made => {
      const { name, record } = await registered(made);
      const unknown = await begun(made, made.desks[0].nameOf('nobody@example.org'), null);
      const known = await begun(made, name, record, 'a wrong password');
      same(unknown.proof, null);
      same(known.proof, null);
      yes(unknown.reply !== known.reply, 'the answers are about something');
    }),
    story('a proof holds for its own state alone', async made => {
      const { name, record } = await registered(made);
      const one = await begun(made, name, record);
      const other = await begun(made, name, record);
      same(await made.desks[0].finish(other.state, one.proof ?? ''), false);
      same(await made.desks[0].finish(one.state, one.proof ?? ''), true);
    }),
    story('the record of one email proves nothing for another', async made => {
      const { record } = await registered(made);
      const other = await begun(made, made.desks[0].nameOf('bia@example.org'), record);
      same(other.proof, null);
    }),
    story('what is no message is refused', async made => {
      const { name, record } = await registered(made);
      for (const message of ['', 'AAAA', '!', 'A'.repeat(128)]) {
        same((await made.desks[0].register(name, message)).ok, false, `register ${message}`);
        same((await made.desks[0].start(name, record, message)).ok, false, `start ${message}`);
      }
      const { state } = await begun(made, name, record);
      same(await made.desks[0].finish(state, 'AAAA'), false);
      same(await made.desks[0].finish('AAAA', 'AAAA'), false);
    }),
    story('an email has one name at all desks, and no other has it', async ({ desks }) => {
      same(desks[0].nameOf('ana@example.org'), desks[1].nameOf('ana@example.org'));
      yes(desks[0].nameOf('ana@example.org') !== desks[0].nameOf('bia@example.org'), 'names differ');
      same(desks[0].nameOf('ana@example.org').length, 43);
    }),
    story('what is sealed at one desk opens at another, and nothing else does', async ({ desks }) => {
      const sealed = desks[0].seal('between two steps');
      same(desks[1].open(sealed), 'between two steps');
      same(desks[1].open('between two steps'), null);
      same(desks[1].open(''), null);
    }),
  ];
};
