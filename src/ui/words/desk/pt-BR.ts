import type { DeskWords } from './en';

export const ptBR: DeskWords = {
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
    attention: 'Atenção',
    settings: 'Configurações',
  },
};
