import { accounts } from './accounts/pt-BR';
import { backup } from './backup/pt-BR';
import { codes } from './codes/pt-BR';
import { devices } from './devices/pt-BR';
import type { DeskWords } from './en';
import { held } from './held/pt-BR';
import { messages } from './messages/pt-BR';
import { personal } from './personal/pt-BR';
import { recovery } from './recovery/pt-BR';
import { screens } from './screens/pt-BR';
import { settings } from './settings/pt-BR';
import { setup } from './setup/pt-BR';

export const ptBR: DeskWords = {
  ...screens,
  common: {
    save: 'Salvar',
    saveAnyway: 'Salvar mesmo assim',
    undo: 'Desfazer',
    close: 'Fechar',
    remove: 'Remover',
  },
  nav: {
    calendar: 'Agenda',
    clients: 'Clientes',
    codes: 'Códigos',
    attention: 'Atenção',
    messages: 'Mensagens',
    more: 'Mais',
    settings: 'Ajustes',
    help: 'Ajuda',
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
