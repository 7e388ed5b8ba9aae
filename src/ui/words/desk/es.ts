import { accounts } from './accounts/es';
import { backup } from './backup/es';
import { codes } from './codes/es';
import { devices } from './devices/es';
import type { DeskWords } from './en';
import { held } from './held/es';
import { messages } from './messages/es';
import { personal } from './personal/es';
import { recovery } from './recovery/es';
import { screens } from './screens/es';
import { settings } from './settings/es';
import { setup } from './setup/es';

export const es: DeskWords = {
  ...screens,
  common: {
    save: 'Guardar',
    saveAnyway: 'Guardar de todos modos',
    undo: 'Deshacer',
    close: 'Cerrar',
    remove: 'Quitar',
  },
  nav: {
    calendar: 'Agenda',
    clients: 'Clientes',
    codes: 'Códigos',
    attention: 'Atención',
    messages: 'Mensajes',
    more: 'Más',
    settings: 'Ajustes',
    help: 'Ayuda',
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
