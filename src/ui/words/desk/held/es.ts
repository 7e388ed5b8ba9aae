import type { held as English } from './en';

export const held: typeof English = {
  title: {
    revoked: 'Cambios de un dispositivo eliminado',
    settings: 'Ajustes cambiados por un dispositivo que no puede cambiarlos',
    answers: 'Respuestas de un dispositivo que no puede responder',
  },
  how: {
    revoked: 'Se escribieron después de eliminar el dispositivo. Por ahora no valen en ningún sitio.',
    settings: 'Por ahora no valen en ningún sitio.',
    answers: 'Por ahora no valen en ningún sitio.',
  },
  span: (n: number, from: string, to: string) => `${n} cambios, de ${from} a ${to}`,
  one: (when: string) => `1 cambio, ${when}`,
  about: 'Sobre',
  of: {
    session: 'Cita',
    client: 'Cliente',
    business: 'Negocio',
    service: 'Servicio',
    staff: 'Personal',
    form: 'Formulario',
    product: 'Producto',
    code: 'Código',
    template: 'Texto de mensajes',
  },
  named: (kind: string, name: string) => (name === '' ? kind : `${kind} – ${name}`),
  more: (n: number) => (n === 1 ? 'y una entrada más' : `y ${n} entradas más`),
  nothing: 'Entradas sin nombre',
  once: 'Lo decides una vez para todos los dispositivos. Lo que se fijó después queda como está.',
  takeIn: 'Aceptar',
  takenIn: 'Cambios aceptados',
  drop: 'Descartar',
  dropAsk: '¿Descartar estos cambios?',
  dropWhat: 'No valdrán en ninguno de tus dispositivos y no se podrán recuperar.',
  dropped: 'Cambios descartados',
  keep: 'Dejar en espera',
};
