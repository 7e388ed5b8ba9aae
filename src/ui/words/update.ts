import type { Locale } from './words';

/** Words that must be at hand on both sides, before or without the words of either. */
export type UpdateWords = {
  readonly ready: string;
  readonly readyHow: string;
  readonly now: string;
  readonly later: string;
  readonly unsaved: string;
  readonly anyway: string;
  readonly keep: string;
};

export const UPDATE_WORDS: Readonly<Record<Locale, UpdateWords>> = {
  en: {
    ready: 'A new version is ready',
    readyHow: 'Nothing changes until you update.',
    now: 'Update now',
    later: 'Later',
    unsaved: 'Updating reloads this page, and something you typed here is not saved yet.',
    anyway: 'Update anyway',
    keep: 'Keep typing',
  },
  'pt-BR': {
    ready: 'Há uma nova versão pronta',
    readyHow: 'Nada muda até você atualizar.',
    now: 'Atualizar agora',
    later: 'Depois',
    unsaved: 'Atualizar recarrega esta página, e algo que você digitou aqui ainda não foi salvo.',
    anyway: 'Atualizar mesmo assim',
    keep: 'Continuar digitando',
  },
  es: {
    ready: 'Hay una versión nueva lista',
    readyHow: 'Nada cambia hasta que actualices.',
    now: 'Actualizar ahora',
    later: 'Más tarde',
    unsaved: 'Actualizar recarga esta página, y algo que escribiste aquí aún no está guardado.',
    anyway: 'Actualizar de todos modos',
    keep: 'Seguir escribiendo',
  },
};
