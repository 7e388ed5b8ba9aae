import type { personal as English } from './en';

export const personal: typeof English = {
  title: 'Datos personales',
  how: 'Lo que tu agenda guarda de esta persona, para entregarlo si lo pide o borrarlo.',
  export: 'Exportar cliente',
  exportHow: 'Todo lo que la agenda tiene sobre este cliente, en un archivo.',
  page: 'Una página para leer',
  data: 'Un archivo para programas (JSON)',
  file: 'cliente',
  erase: 'Borrar cliente',
  eraseAsk: (name: string) => `¿Borrar a ${name}?`,
  eraseWhat:
    'El nombre, el contacto, las notas y todo lo que esta persona escribió se borran en todos tus dispositivos. Las citas quedan, sin nombre, para que tus totales no cambien.',
  eraseUpcoming: (count: number) =>
    count === 1
      ? 'Una cita está aún por venir. No se cancela.'
      : `${count} citas están aún por venir. No se cancelan.`,
  eraseReach:
    'No alcanza a las copias de seguridad guardadas antes ni a las copias selladas en los relays, que terminan en 30 días. Lo que guarda el navegador del propio cliente sigue allí.',
  eraseNext: 'Continuar',
  eraseSure: 'No hay vuelta atrás. ¿Borrar para siempre?',
  eraseNow: 'Borrar para siempre',
  keep: 'Conservar',
  erased: 'Cliente borrado',
  report: {
    title: (name: string) => `Datos de ${name}`,
    made: (business: string, when: string) => `De la agenda de ${business}, ${when}`,
    times: (zone: string) => `Las horas son las de ${zone}.`,
    contact: 'Contacto',
    language: 'Idioma',
    sessions: 'Citas',
    requests: 'Escrito al reservar',
    orders: 'Pedidos',
    codes: 'Códigos',
    paid: 'Pagado',
    due: 'Pendiente',
    paidByCode: 'Pagado con código',
    messages: 'Mensajes enviados',
    how: 'Cómo',
    changes: 'Cambios de la ficha',
    none: 'Nada.',
    by: { owner: 'Propietario', desk: 'Por regla', client: 'Cliente' },
    when: 'Cuándo',
    what: 'Qué',
    state: 'Estado',
    price: 'Precio',
    answers: 'Respuestas',
  },
};
