import { accounts } from './accounts/en';
import { backup } from './backup/en';
import { codes } from './codes/en';
import { devices } from './devices/en';
import { held } from './held/en';
import { messages } from './messages/en';
import { personal } from './personal/en';
import { recovery } from './recovery/en';
import { screens } from './screens/en';
import { settings } from './settings/en';
import { setup } from './setup/en';

/** The desk's words. English defines the type; the others cannot miss one. */
export const en = {
  ...screens,
  common: {
    save: 'Save',
    saveAnyway: 'Save anyway',
    undo: 'Undo',
    close: 'Close',
    remove: 'Remove',
  },
  nav: {
    calendar: 'Calendar',
    clients: 'Clients',
    codes: 'Codes',
    attention: 'Attention',
    messages: 'Messages',
    more: 'More',
    settings: 'Settings',
    help: 'Help',
  },
  setup,
  settings,
  personal,
  accounts,
  devices,
  held,
  messages,
  backup,
  recovery,
  codes,
};
export type DeskWords = typeof en;
