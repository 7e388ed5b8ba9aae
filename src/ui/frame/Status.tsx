import { createEffect, createMemo, Show } from 'solid-js';
import type { ConfigFault } from '../../app/config';
import type { DeskStatus } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { mustInstall, surroundings } from '../setup/install';
import { wantUpdate } from '../update/wanted';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { createOnline } from './online';

const MINUTE = 60_000;

/** What the connection to the relays is like at this moment, and what that means for what one does. */
export const Status = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const status = createValue(() => desk.status);
  const online = createOnline();
  const seen = createMemo(() => connectionOf(status()?.relays ?? [], online()));
  const says = () => {
    const { is, open, all } = seen();
    if (is === 'some') return words().frame.connectedSome(open, all);
    return words().frame[is === 'none' ? 'noRelays' : is];
  };
  const how = () =>
    seen().is === 'offline'
      ? words().frame.offlineHow
      : seen().is === 'none'
        ? words().frame.noRelaysHow
        : undefined;
  return (
    <div class="frame-status" data-is={seen().is}>
      <p role="status" aria-label={words().frame.status}>
        <span class="frame-dot" aria-hidden="true" />
        {status() ? says() : words().frame.connecting}
      </p>
      <Show when={status() && how()}>
        <p class="frame-status-how">{how()}</p>
      </Show>
    </div>
  );
};

/** What is wrong with this device, as long as it is: its clock, a browser that forgets, its version, entries that cannot be read. */
export const Warnings = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const status = createValue(() => desk.status);
  /** Whoever writes in a newer version is left alone, not refused for good (design §6). */
  const isBehind = createMemo(() => (status()?.refused['newer-version'] ?? 0) > 0);
  createEffect(() => isBehind() && wantUpdate());
  return (
    <section aria-label={words().frame.warnings}>
      <Show when={status()?.clockOff}>
        {off => (
          <p class="frame-warning" role="alert">
            {words().frame.clock(off() > 0, Math.round(Math.abs(off()) / MINUTE))}
          </p>
        )}
      </Show>
      <Show when={status()?.misconfigured}>
        {fault => (
          <p class="frame-warning" role="alert">
            {words().frame.misconfigured} <span lang="en">{faultText(fault())}</span>
          </p>
        )}
      </Show>
      <Show when={mustInstall(surroundings())}>
        <p class="frame-warning">
          <a href="#/desk/settings/backup">{words().backup.carry.forgets}</a>
        </p>
      </Show>
      <Show when={isBehind()}>
        <p class="frame-warning">{words().frame.behind}</p>
      </Show>
      <Show when={status()?.damaged}>
        {damaged => <p class="frame-warning">{words().frame.damaged(damaged())}</p>}
      </Show>
    </section>
  );
};

/** For whoever wrote the file: the entry, and what is wrong with it. */
const faultText = (fault: ConfigFault): string =>
  fault.is === 'refused' ? `${fault.of}: "${fault.entry}". ${fault.why}` : fault.detail;

type Connection = {
  readonly is: 'connected' | 'some' | 'connecting' | 'offline' | 'none';
  readonly open: number;
  readonly all: number;
};

const connectionOf = (relays: DeskStatus['relays'], online: boolean): Connection => {
  const all = relays.length;
  const open = relays.filter(({ state }) => state === 'open').length;
  const isTrying = relays.some(({ state }) => state === 'connecting');
  if (all === 0) return { is: 'none', open, all };
  if (!online) return { is: 'offline', open, all };
  if (open > 0) return { is: open === all ? 'connected' : 'some', open, all };
  return { is: isTrying ? 'connecting' : 'offline', open, all };
};
