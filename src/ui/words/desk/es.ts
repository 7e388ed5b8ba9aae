import type { DeskWords } from './en';

export const es: DeskWords = {
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
    attention: 'Atención',
    settings: 'Ajustes',
  },
};
