import { Show } from 'solid-js';
import type { SyncStatus as Status } from '../../app/desk/devices';
import { useDesk } from '../desk';
import { createOnline } from '../frame/online';
import { createValue } from '../value';
import type { DeskWords } from '../words/desk/en';
import { useDeskWords } from '../words/desk-words';
import './sync-status.css';

/** How far the devices of the business are in step, on every screen of the desk. One device alone says only what it has still to send. */
export const SyncStatus = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const sync = createValue(() => desk.devices.sync);
  const online = createOnline();
  return (
    <p role="status" class="sync-status" aria-label={words().devices.sync}>
      <Show when={sync()}>
        {status => (
          <Show when={textOf(online() ? status() : cutOff(status()), words())}>
            {text => <a href="#/desk/settings/devices">{text()}</a>}
          </Show>
        )}
      </Show>
    </p>
  );
};

/** Without any network nobody is reached, also where a connection has not noticed yet. */
const cutOff = (status: Status): Status => {
  const toSend = 'toSend' in status ? status.toSend : 0;
  return status.is === 'alone' && toSend === 0 ? status : { is: 'offline', toSend };
};

const textOf = (status: Status, { devices, frame }: DeskWords): string => {
  switch (status.is) {
    case 'alone':
      return status.toSend > 0 ? devices.toSend(status.toSend) : '';
    case 'starting':
      return frame.connecting;
    case 'offline':
      return status.toSend > 0 ? `${devices.offline} · ${devices.toSend(status.toSend)}` : devices.offline;
    case 'to-send':
      return devices.toSend(status.toSend);
    case 'to-fetch':
      return devices.toFetch(status.toFetch);
    case 'synced':
      if (status.devices === status.of) return devices.synced(status.of);
      if (status.devices === 0 && status.unheard === status.of) return devices.unheard(status.of);
      if (status.devices === 0 && status.unheard === 0) return devices.waiting(status.of);
      return devices.syncedSome(status.devices, status.of);
  }
};
