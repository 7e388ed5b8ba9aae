import { pluralIn } from '../../plural';
import type { backup as English } from './en';

const count = pluralIn('es');

export const backup: typeof English = {
  title: 'Copia de seguridad',
  lead: 'Toda la agenda en un archivo, sellado con una frase secreta que solo tú conoces.',
  last: when => `Última copia: ${when}`,
  never: 'Todavía no hay copia de seguridad.',
  save: 'Guardar una copia',
  saveHow:
    'Guarda el archivo fuera de este dispositivo: en una memoria USB, en una nube, con alguien de confianza.',
  passphrase: 'Frase secreta',
  passphraseHint: least =>
    `Al menos ${least} caracteres. Unas palabras que solo tú juntarías son una buena elección.`,
  again: 'Frase secreta otra vez',
  show: 'Mostrar la frase secreta',
  nobody: 'Nadie puede recuperar esta frase. Sin ella nadie puede abrir el archivo, así que anótala.',
  needed: 'Escribe la frase secreta.',
  short: least => `Necesita al menos ${least} caracteres.`,
  differs: 'Las dos no son iguales.',
  saving: 'Sellando la agenda. Tarda un momento…',
  saved: name => `La copia está en tus descargas como ${name}.`,
  restore: 'Restaurar una copia',
  restoreHow:
    'Añade lo que el archivo tiene y a esta agenda le falta. No se quita nada ni nada vuelve atrás, y quien fue borrado sigue borrado.',
  file: 'Archivo de la copia',
  choose: 'Elegir archivo',
  noFile: 'Ningún archivo elegido',
  fileNeeded: 'Elige el archivo.',
  restoring: 'Abriendo el archivo. Tarda un momento…',
  restored: n =>
    n === 0
      ? 'Todo lo que tiene el archivo ya estaba en la agenda.'
      : `${count(n, 'cambio añadido', 'cambios añadidos')}.`,
  untouched: 'No se cambió nada.',
  partly:
    'Puede que una parte se haya añadido, y se queda. Restaurar el archivo otra vez añade el resto, y nada dos veces.',
  entered:
    'Este navegador ya es un dispositivo de tu negocio, y una parte del archivo está en su agenda. Abre la agenda y restaura el archivo otra vez en Ajustes, Copia de seguridad: eso añade el resto, y nada dos veces.',
  faults: {
    'not-a-backup': 'Este archivo no es una copia de seguridad.',
    'newer-version':
      'Este archivo lo hizo una versión más nueva de la aplicación. Actualiza la aplicación e inténtalo de nuevo.',
    'wrong-passphrase': 'La frase secreta es otra. Cuentan las mayúsculas y los espacios.',
    truncated: 'Falta el final de este archivo: se cortó al copiarlo. Cópialo de nuevo.',
    altered: 'Este archivo no está como se escribió: se dañó o se cambió. Usa otra copia.',
    malformed: 'Este archivo se abre, pero lo que contiene no es una agenda.',
    'other-business': 'Esta es la copia de otro negocio.',
    refused: 'La lista de dispositivos de este archivo no se pudo aceptar.',
    full: 'No queda espacio en este dispositivo. Libera espacio e inténtalo de nuevo.',
    unavailable: 'El navegador mantiene cerrada la agenda. Recarga la página e inténtalo de nuevo.',
    removed: 'Este dispositivo fue quitado del negocio. Borra primero su agenda aquí.',
    member:
      'Este navegador ya es un dispositivo del negocio: restaura el archivo en Ajustes, Copia de seguridad.',
    other: 'Este navegador no pudo convertirse en un dispositivo del negocio.',
    'wrong-words': 'Estas palabras de recuperación son de otro negocio.',
  },
  folder: {
    title: 'Escribir cada día una copia en una carpeta',
    how: 'Mientras la aplicación está abierta, un archivo al día, y los últimos 30. Lo mejor es una carpeta que tu ordenador copie a una nube.',
    choose: 'Elegir una carpeta',
    chosen: name => `Se escribe cada día en «${name}».`,
    trying: name => `Escribiendo en «${name}»…`,
    ask: name => `El navegador quiere preguntar otra vez antes de escribir en «${name}».`,
    gone: name =>
      `No se puede escribir en «${name}»: puede que la carpeta se haya movido, borrado o desconectado.`,
    full: name => `En «${name}» no había espacio para la última copia. Libera espacio allí.`,
    allow: 'Permitir otra vez',
    tryAgain: 'Intentar de nuevo',
    stop: 'Parar',
    stopped: 'Parado. Los archivos se quedan donde están.',
    refused: 'El navegador no deja que la aplicación escriba en esta carpeta. Elige otra.',
    denied: 'El navegador no lo permitió.',
    preparing: 'Preparando. Tarda un momento…',
  },
  carry: {
    title: 'Llevar la agenda a otro navegador',
    how: 'Otro navegador, o la aplicación en la pantalla de inicio de un iPhone o iPad, guarda una agenda propia. Hay dos caminos: «Añadir dispositivo» da un enlace que vale una vez, para abrirlo o pegarlo allí; o guarda aquí una copia de seguridad y restáurala allí.',
    forgets:
      'En iPhone y iPad el navegador borra lo que una página guarda tras 7 días sin visitarla. Pon la aplicación en la pantalla de inicio y lleva allí tu agenda.',
  },
  here: {
    lead: 'Este navegador se convierte en un dispositivo de tu negocio, con la agenda que está en el archivo.',
    words: 'Palabras de recuperación',
    wordsHint:
      'Esta copia se hizo en un dispositivo sin la llave del dueño: hacen falta también las 24 palabras.',
    go: 'Restaurar',
    done: 'Tu agenda está aquí.',
    open: 'Abrir la agenda',
    taken:
      'Este navegador ya es un dispositivo de un negocio. En él, una copia se restaura en Ajustes, Copia de seguridad.',
  },
  due: {
    title: 'Recordatorio de copia',
    never: 'Todavía no hay copia de seguridad de tu agenda.',
    old: when => `La última copia es del ${when}.`,
    alone: 'Este dispositivo es el único que la tiene.',
    later: 'Hoy no',
  },
};
