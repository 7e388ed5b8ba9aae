import { pluralIn } from '../../plural';
import type { devices as English } from './en';

const count = pluralIn('es');

export const devices: typeof English = {
  title: 'Sus dispositivos',
  lead: 'Todos guardan la agenda entera y se mantienen iguales por sí solos.',
  own: 'este dispositivo',
  unnamed: 'Dispositivo sin nombre',
  removed: 'Quitado',
  here: 'Conectado ahora',
  seen: (when: string) => `Visto por última vez ${when}`,
  never: 'Aún sin noticias',
  whole: 'Tiene todo lo que tiene este dispositivo',
  lacks: (n: number) => `Aún no tiene ${count(n, 'cambio', 'cambios')}, hasta donde sabe este dispositivo`,
  unknown: 'Aún no se sabe qué tiene',
  first: 'Responde primero',
  answers: 'Responde a solicitudes',
  answersHint: 'Confirma y rechaza lo que piden los clientes, según sus reglas, mientras está abierto.',
  answersNot: 'No responde a solicitudes',
  settings: 'Puede cambiar los ajustes',
  settingsHint: 'Servicios, personal, horarios, la página de reservas.',
  settingsNot: 'No puede cambiar los ajustes',
  rename: 'Cambiar el nombre',
  name: 'Nombre del dispositivo',
  nameNeeded: 'Póngale un nombre.',
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
    'Lo que ya guarda no se le puede quitar: un dispositivo robado debe además borrarse a distancia, si es posible.',
  removeUnsent: (n: number) =>
    `${count(n, 'cambio suyo puede no haber llegado', 'cambios suyos pueden no haber llegado')} aquí. Lo que llegue después espera en Atención.`,
  keep: 'Conservar',
  removedSaid: 'Dispositivo quitado',
  managesNot:
    'Los dispositivos se añaden y se quitan en el que tiene la llave del propietario: aquel donde se creó el negocio, o uno donde se escribieron las palabras de recuperación.',
  add: 'Añadir dispositivo',
  addHow:
    'En el dispositivo nuevo, abra esta dirección y elija «Vincular con mi negocio», o escanee el código.',
  code: 'Código de vinculación',
  codeHow: 'Un dispositivo, una vez.',
  left: (time: string) => `Termina en ${time}`,
  qr: 'Código QR que abre la página de vinculación con este código',
  qrTooLong: 'Esta dirección es demasiado larga para un código QR.',
  compare: '¿Muestran los dos estas cifras?',
  compareHow: (name: string) => `Mire ${name}. Si sus cifras son otras, hay alguien en medio.`,
  newDevice: 'el dispositivo nuevo',
  match: 'Las cifras coinciden',
  differ: 'Son distintas',
  joining: (name: string) => `${name} está en la lista y busca sus llaves. Deje los dos abiertos.`,
  joined: (name: string) => `${name} pertenece ahora a su negocio.`,
  joinedHow: 'Busca la agenda por sí solo, de este dispositivo o del relay.',
  closed: {
    expired: 'El código terminó. Haga uno nuevo.',
    used: 'Otro dispositivo usó este código. Haga uno nuevo.',
    differ: 'Detenido: las cifras eran distintas. No se entregó nada al otro dispositivo.',
    stopped: 'Detenido.',
  },
  noRelay:
    'Ningún relay responde ahora, y la vinculación necesita uno. Revise la conexión e inténtelo de nuevo.',
  again: 'Código nuevo',
  done: 'Listo',
  stop: 'Detener',
  sync: 'Sincronización',
  synced: (n: number) => `Sincronizado con ${count(n, 'dispositivo', 'dispositivos')}`,
  syncedSome: (n: number, of: number) => `Sincronizado con ${n} de ${of} dispositivos`,
  waiting: (of: number) =>
    of === 1 ? 'El otro dispositivo está atrasado' : 'Los otros dispositivos están atrasados',
  offline: 'Trabajando sin conexión',
  toSend: (n: number) => `${count(n, 'cambio', 'cambios')} por enviar`,
  pair: {
    title: 'Vincular este dispositivo',
    lead: 'Este dispositivo recibe una copia de la agenda de un negocio que usted tiene en otro.',
    how: 'En el otro dispositivo: Ajustes, Dispositivos, «Añadir dispositivo». Luego escriba el código que muestra.',
    code: 'Código de vinculación',
    codeHint: 'Diez letras y cifras',
    empty: 'Escriba el código que muestra el otro dispositivo.',
    notCode: 'Esto no es un código de vinculación: tiene diez letras y cifras.',
    go: 'Vincular',
    asking: 'Buscando el otro dispositivo…',
    nobody:
      'Ningún dispositivo espera con este código. Revise el código y que el otro dispositivo lo muestre en este momento. La búsqueda sigue.',
    compare: 'Compare las cifras',
    compareHow: (business: string) =>
      `El otro dispositivo muestra las cifras de ${business}. Si son iguales, pulse allí «Las cifras coinciden».`,
    joined: (business: string) => `Este dispositivo pertenece ahora a ${business}.`,
    open: 'Abrir la agenda',
    closed: {
      expired: 'El código terminó. Haga uno nuevo en el otro dispositivo.',
      used: 'Otro dispositivo usó este código. Haga uno nuevo en el otro dispositivo.',
      differ: 'Detenido: las cifras eran distintas. No se entregó nada a este dispositivo.',
      stopped: 'El otro dispositivo detuvo la vinculación.',
    },
    refused: {
      'other-business':
        'Este navegador guarda la agenda de otro negocio. Use otro navegador u otro perfil para un segundo negocio.',
      member: 'Este dispositivo ya pertenece al negocio.',
      removed:
        'Este dispositivo fue quitado del negocio. Borre primero su agenda aquí y vuelva a vincularlo.',
      other: 'Lo que envió el otro dispositivo no pudo aceptarse. Haga un código nuevo e inténtelo otra vez.',
      disk: 'Este navegador no puede guardar las llaves: el almacenamiento está lleno o cerrado. No cambió nada.',
    },
    again: 'Escribir otro código',
    scan: 'Escanear el código',
    scanStop: 'Dejar de escanear',
    scanner: {
      looking: 'Ponga el código del otro dispositivo ante la cámara.',
      faults: {
        'no-camera': 'Este dispositivo no tiene una cámara que se pueda usar. Escriba el código.',
        refused:
          'La cámara no se puede usar. Permítala para esta página en los ajustes del navegador e inténtelo otra vez, o escriba el código.',
        unavailable:
          'La cámara no se puede usar ahora. Cierre otras aplicaciones que la usan e inténtelo otra vez, o escriba el código.',
      },
    },
    strange: 'Esto no es un código de vinculación. Escanee el que aparece en «Añadir dispositivo».',
    already:
      'Este navegador ya es un dispositivo de un negocio. Use otro navegador u otro perfil para un segundo negocio.',
    desk: 'Abrir la agenda',
  },
  fetching: 'Su agenda está en camino',
  fetchingHow:
    'Viene de otro dispositivo del negocio o del relay. Deje este abierto; con otro abierto es más rápido.',
};
