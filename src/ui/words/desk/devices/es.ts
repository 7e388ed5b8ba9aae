import { pluralIn } from '../../plural';
import type { devices as English } from './en';

const count = pluralIn('es');

export const devices: typeof English = {
  title: 'Tus dispositivos',
  lead: 'Todos guardan la agenda entera y se mantienen iguales por sí solos.',
  own: 'este dispositivo',
  unnamed: 'Dispositivo sin nombre',
  removed: 'Quitado',
  here: 'Conectado ahora',
  seen: (when: string) => `Visto por última vez ${when}`,
  never: 'Aún sin noticias',
  whole: 'Tiene todo lo que tiene este dispositivo',
  lacks: (n: number) => `Aún no tiene ${count(n, 'cambio', 'cambios')}, hasta donde sabe este dispositivo`,
  ahead: (n: number) => `Tiene ${count(n, 'cambio que aún no está', 'cambios que aún no están')} aquí`,
  unknown: 'Aún no se sabe qué tiene',
  first: 'Responde primero',
  answers: 'Responde a solicitudes',
  answersHint: 'Confirma y rechaza lo que piden los clientes, según tus reglas, mientras está abierto.',
  answersNot: 'No responde a solicitudes',
  answersNotHow:
    'No tiene la llave para leer lo que piden los clientes ni para escribirles. Las solicitudes, los enlaces que traen una y lo que los clientes deben saber de los cambios hechos aquí esperan a un dispositivo que responde.',
  settings: 'Puede cambiar los ajustes',
  settingsHint: 'Servicios, personal, horarios, la página de reservas.',
  settingsNot: 'No puede cambiar los ajustes',
  rename: 'Cambiar el nombre',
  name: 'Nombre del dispositivo',
  nameNeeded: 'Ponle un nombre.',
  renamed: 'Nombre cambiado',
  allowed: 'Guardado',
  failed: {
    'no-root': 'Solo un dispositivo con la llave del propietario puede hacerlo.',
    locked: 'Las llaves de este dispositivo no se abren.',
  },
  remove: 'Quitar dispositivo',
  removeAsk: (name: string) => `¿Quitar ${name}?`,
  removeWhat:
    'Lo que escribió hasta ahora queda en la agenda. No lee nada de lo que venga después, y nada de lo que aún escriba se acepta. Los demás dispositivos reciben llaves nuevas por sí solos.',
  removeLimit:
    'Lo que ya guarda no se le puede quitar: un dispositivo robado debe además borrarse a distancia, si es posible. Si tiene la llave del dueño, porque el negocio se creó en él o allí se escribieron las palabras de recuperación, quien lo abra todavía puede quedarse con el negocio.',
  removeUnsent: (n: number) =>
    `${count(n, 'cambio suyo aún no ha llegado', 'cambios suyos aún no han llegado')} aquí. Lo que llegue después espera en Atención.`,
  removeTakesAlong: (n: number) =>
    `${count(n, 'cambio de dispositivos quitados antes no está', 'cambios de dispositivos quitados antes no están')} en ningún otro. Una vez quitado, solo una copia de seguridad hecha en él ${n === 1 ? 'lo' : 'los'} trae.`,
  keep: 'Conservar',
  removedSaid: 'Dispositivo quitado',
  managesNot:
    'Los dispositivos se añaden y se quitan en el que tiene la llave del propietario: aquel donde se creó el negocio, o uno donde se escribieron las palabras de recuperación.',
  add: 'Añadir dispositivo',
  addHow:
    'En el dispositivo nuevo, abre esta dirección y elige «Vincular con mi negocio», o escanea el código.',
  code: 'Código de vinculación',
  codeHow: 'Un dispositivo, una vez.',
  left: (time: string) => `Termina en ${time}`,
  copy: 'Copiar enlace',
  copyHow:
    'Para otro navegador en este dispositivo, o la aplicación en su pantalla de inicio: abre allí el enlace, o pégalo donde se pide el código. Vale una vez.',
  copied: 'Enlace copiado. Ábrelo o pégalo allí mientras esto siga abierto.',
  notCopied: 'No se pudo copiar. Escribe el código.',
  qr: 'Código QR que abre la página de vinculación con este código',
  qrTooLong: 'Esta dirección es demasiado larga para un código QR.',
  compare: '¿Muestran los dos estas cifras?',
  compareHow: (name: string) => `Mira ${name}. Si sus cifras son otras, hay alguien en medio.`,
  newDevice: 'el dispositivo nuevo',
  match: 'Las cifras coinciden',
  differ: 'Son distintas',
  joining: (name: string) =>
    `${name} está en la lista. Recibe sus llaves cuando también allí se pulsa «Las cifras coinciden». Deja esto abierto: si se cierra antes, ${name} sale otra vez de la lista.`,
  joined: (name: string) => `${name} pertenece ahora a tu negocio.`,
  joinedHow: 'Busca la agenda por sí solo, de este dispositivo o del relay.',
  closed: {
    expired: 'El código terminó. Haz uno nuevo.',
    used: 'Otro dispositivo usó este código. Haz uno nuevo.',
    differ: 'Detenido: las cifras eran distintas. No se entregó nada al otro dispositivo.',
    stopped: 'Detenido.',
  },
  takenOff: {
    stopped: (name: string) => `Detenido antes de que ${name} entrara.`,
    differ: (name: string) => `Detenido: en ${name} alguien dijo que las cifras son distintas.`,
    failed: (name: string) => `${name} no pudo guardar sus llaves.`,
    'no-relay': (name: string) => `Ningún relay aceptó las llaves para ${name}.`,
  },
  takenOffHow: 'Ya no está en la lista, y lo que quizá recibió no abre nada nuevo. Crea un código nuevo.',
  noRelay:
    'Ningún relay responde ahora, y la vinculación necesita uno. Revisa la conexión e inténtalo de nuevo.',
  again: 'Código nuevo',
  done: 'Listo',
  stop: 'Detener',
  sync: 'Sincronización',
  synced: (n: number) => `Sincronizado con ${count(n, 'dispositivo', 'dispositivos')}`,
  syncedSome: (n: number, of: number) => `Sincronizado con ${n} de ${of} dispositivos`,
  waiting: (of: number) =>
    of === 1 ? 'El otro dispositivo está atrasado' : 'Los otros dispositivos están atrasados',
  unheard: of =>
    of === 1 ? 'Aún no se sabe nada del otro dispositivo' : 'Aún no se sabe nada de los otros dispositivos',
  offline: 'Trabajando sin conexión',
  toSend: (n: number) => `${count(n, 'cambio', 'cambios')} por enviar`,
  toFetch: (n: number) => `${count(n, 'cambio', 'cambios')} por recibir`,
  pair: {
    title: 'Vincular este dispositivo',
    lead: 'Este dispositivo recibe una copia de la agenda de un negocio que tienes en otro.',
    how: 'En el otro dispositivo: Ajustes, Dispositivos, «Añadir dispositivo». Luego escribe el código que muestra.',
    code: 'Código de vinculación',
    codeHint: 'Diez letras y cifras, o el enlace que las lleva',
    empty: 'Escribe el código que muestra el otro dispositivo.',
    notCode: 'Esto no es un código de vinculación: tiene diez letras y cifras.',
    go: 'Vincular',
    asking: 'Buscando el otro dispositivo…',
    nobody:
      'Ningún dispositivo espera con este código. Revisa el código y que el otro dispositivo lo muestre en este momento. La búsqueda sigue.',
    compare: 'Compara las cifras',
    compareHow: (business: string) =>
      `El otro dispositivo muestra las cifras de ${business}. Si son iguales, pulsa «Las cifras coinciden» aquí y allí. Si no, hay alguien en medio.`,
    matched: 'Ahora pulsa «Las cifras coinciden» también en el otro dispositivo.',
    joined: (business: string) => `Este dispositivo pertenece ahora a ${business}.`,
    open: 'Abrir la agenda',
    closed: {
      expired: 'El código terminó. Haz uno nuevo en el otro dispositivo.',
      used: 'Este código ya se usó, por otro dispositivo o aquí, antes de recargar la página. Haz uno nuevo en el otro dispositivo.',
      differ: 'Detenido: las cifras eran distintas. No se entregó nada a este dispositivo.',
      stopped: 'El otro dispositivo detuvo la vinculación.',
    },
    refused: {
      'other-business':
        'Este navegador guarda la agenda de otro negocio. Usa otro navegador u otro perfil para un segundo negocio.',
      member: 'Este dispositivo ya pertenece al negocio.',
      removed:
        'Este dispositivo fue quitado del negocio. Borra primero su agenda aquí y vuelve a vincularlo.',
      other: 'Lo que envió el otro dispositivo no pudo aceptarse. Haz un código nuevo e inténtalo otra vez.',
      disk: 'Este navegador no puede guardar las llaves: el almacenamiento está lleno o cerrado. No cambió nada.',
    },
    again: 'Escribir otro código',
    scan: 'Escanear el código',
    scanStop: 'Dejar de escanear',
    scanner: {
      looking: 'Pon el código del otro dispositivo ante la cámara.',
      faults: {
        'no-camera': 'Este dispositivo no tiene una cámara que se pueda usar. Escribe el código.',
        refused:
          'La cámara no se puede usar. Permítela para esta página en los ajustes del navegador e inténtalo otra vez, o escribe el código.',
        unavailable:
          'La cámara no se puede usar ahora. Cierra otras aplicaciones que la usan e inténtalo otra vez, o escribe el código.',
      },
    },
    strange: 'Esto no es un código de vinculación. Escanea el que aparece en «Añadir dispositivo».',
    already:
      'Este navegador ya es un dispositivo de un negocio. Usa otro navegador u otro perfil para un segundo negocio.',
    desk: 'Abrir la agenda',
  },
  fetching: 'Tu agenda está en camino',
  fetchingHow:
    'Viene de otro dispositivo del negocio o del relay. Deja este abierto; con otro abierto es más rápido. Si ninguno la tiene, la trae una copia de seguridad.',
};
