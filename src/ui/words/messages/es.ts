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
    codes: 'códigos',
    link: 'enlace',
    page: 'página de reservas',
    business: 'negocio',
  },
  templates: {
    confirmation: {
      subject: '{negocio}: tu cita del {fecha}',
      text: `Hola, {nombre}:

Tu cita está confirmada:
{servicio}
{fecha}, {hora}
Con {profesional}
{dirección}

Para verla o cambiarla: {enlace}

{negocio}`,
    },
    change: {
      subject: '{negocio}: tu cita es ahora el {fecha}',
      text: `Hola, {nombre}:

Tu cita tiene un nuevo horario:
{servicio}
{fecha}, {hora}
Con {profesional}
{dirección}

Para verla o cambiarla: {enlace}

{negocio}`,
    },
    cancellation: {
      subject: '{negocio}: tu cita del {fecha} está cancelada',
      text: `Hola, {nombre}:

Tu cita está cancelada:
{servicio}
{fecha}, {hora}

{motivo}

Más detalles: {enlace}
Para reservar otro horario: {página de reservas}

{negocio}`,
    },
    refusal: {
      subject: '{negocio}: no podemos atenderte el {fecha}',
      text: `Hola, {nombre}:

Lo sentimos: no podemos atenderte en el horario que pediste:
{servicio}
{fecha}, {hora}

{motivo}

Más detalles: {enlace}
Para reservar otro horario: {página de reservas}

{negocio}`,
    },
    link: {
      subject: '{negocio}: el enlace a tu cita',
      text: `Hola, {nombre}:

Este es el enlace a tu cita:
{servicio}
{fecha}, {hora}

{enlace}

Ábrelo y pulsa «Iniciar sesión» o «Crear cuenta», y tu cuenta quedará vinculada a tus citas.

{negocio}`,
    },
    password: {
      subject: '{negocio}: tu nueva contraseña',
      text: `Hola, {nombre}:

Alguien pidió una nueva contraseña para tu cuenta en {negocio}. Elígela aquí:
{enlace}

El enlace se abre una vez, en 60 minutos. Si no fuiste tú, no hagas nada: tu contraseña sigue igual.

{negocio}`,
    },
    codes: {
      subject: '{negocio}: tus códigos',
      text: `Hola, {nombre}:

Gracias por tu compra. Esto es lo que compraste:
{códigos}

Para usarlo, elige o escribe el código en «Pagar con un código» al reservar: {página de reservas}

{negocio}`,
    },
  },
};
