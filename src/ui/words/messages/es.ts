import type { MessageWords } from './words';

export const es: MessageWords = {
  names: {
    first: 'nombre',
    last: 'apellido',
    service: 'servicio',
    person: 'profesional',
    date: 'fecha',
    time: 'hora',
    place: 'dirección',
    reason: 'motivo',
    link: 'enlace',
    page: 'página de reservas',
    business: 'negocio',
  },
  templates: {
    confirmation: {
      subject: '{negocio}: su cita del {fecha}',
      text: `Hola, {nombre}:

Su cita está confirmada:
{servicio}
{fecha}, {hora}
Con {profesional}
{dirección}

Para verla o cambiarla: {enlace}

{negocio}`,
    },
    change: {
      subject: '{negocio}: su cita es ahora el {fecha}',
      text: `Hola, {nombre}:

Su cita tiene un nuevo horario:
{servicio}
{fecha}, {hora}
Con {profesional}
{dirección}

Para verla o cambiarla: {enlace}

{negocio}`,
    },
    cancellation: {
      subject: '{negocio}: su cita del {fecha} está cancelada',
      text: `Hola, {nombre}:

Su cita está cancelada:
{servicio}
{fecha}, {hora}

{motivo}

Más detalles: {enlace}
Para reservar otro horario: {página de reservas}

{negocio}`,
    },
    refusal: {
      subject: '{negocio}: no podemos atenderle el {fecha}',
      text: `Hola, {nombre}:

Lo sentimos: no podemos atenderle en el horario que pidió:
{servicio}
{fecha}, {hora}

{motivo}

Más detalles: {enlace}
Para reservar otro horario: {página de reservas}

{negocio}`,
    },
    link: {
      subject: '{negocio}: el enlace a su cita',
      text: `Hola, {nombre}:

Este es el enlace a su cita:
{servicio}
{fecha}, {hora}

{enlace}

Ábralo y pulse «Iniciar sesión» o «Crear cuenta», y su cuenta quedará vinculada a sus citas.

{negocio}`,
    },
    password: {
      subject: '{negocio}: su nueva contraseña',
      text: `Hola, {nombre}:

Alguien pidió una nueva contraseña para su cuenta en {negocio}. Elíjala aquí:
{enlace}

El enlace se abre una vez, en 60 minutos. Si no fue usted, no haga nada: su contraseña sigue igual.

{negocio}`,
    },
  },
};
