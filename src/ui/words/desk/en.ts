/** The desk's words. English defines the type; the others cannot miss one. */
export const en = {
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
    attention: 'Attention',
    settings: 'Settings',
  },
};
export type DeskWords = typeof en;
