import { pluralIn } from '../plural';
import type { BookingWords } from './en';

const count = pluralIn('es');

export const es: BookingWords = {
  language: 'Idioma',
  loading: 'Cargando…',
  optional: 'opcional',
  needed: 'Completa este campo.',
  back: 'Volver',
  home: 'Inicio',
  close: 'Cerrar',
  minutes: n => count(n, 'minuto', 'minutos'),
  hours: n => count(n, 'hora', 'horas'),
  lengthBoth: (hours, minutes) => `${hours} y ${minutes}`,
  service: {
    choose: 'Elige un servicio',
    free: 'Gratis',
    none: 'Este negocio todavía no ofrece servicios en línea.',
    unknown: 'El servicio de este enlace ya no se ofrece.',
    seats: n => `Hasta ${n} personas`,
  },
  staff: { choose: 'Elige con quién', anyone: 'Cualquiera' },
  time: {
    choose: 'Elige un horario',
    earlier: 'Días anteriores',
    later: 'Días siguientes',
    days: 'Días',
    none: 'No hay horarios este día',
    noneAtAll: 'Por ahora no hay horarios para reservar en línea.',
    first: 'Ir al primer día con horarios',
    times: 'Horarios',
    morning: 'Mañana',
    afternoon: 'Tarde',
    evening: 'Noche',
    night: 'Madrugada',
    shownIn: 'Horarios en la zona de',
    yours: zone => `${zone} (la tuya)`,
    theirs: (zone, name) => `${zone} (${name})`,
    differs: (name, zone) => `${name} está en la zona de ${zone}.`,
    left: n => count(n, 'lugar libre', 'lugares libres'),
    gone: time =>
      `El horario de las ${time} ya no está libre. Lo que escribiste se conserva; elige otro horario.`,
    present: 'Tu horario actual',
    unknownBusy: 'Todavía no se sabe qué horarios están ocupados: el negocio decide cuando lea tu solicitud.',
  },
  contact: { map: 'Ver en el mapa', talk: 'Hablar por WhatsApp' },
  failed: {
    title: 'Algo salió mal',
    how: 'Lo que ya enviaste se conserva. Recarga la página; si sigue así, revisa la conexión.',
    reload: 'Recargar',
  },
  myBookings: 'Mis reservas',
};
