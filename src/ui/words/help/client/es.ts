import type { ClientHelp } from '../help';

export const clientHelp: ClientHelp = {
  title: 'Ayuda',
  lead: 'Cómo reservar aquí y para qué sirve una cuenta.',
  contents: 'En esta página',
  back: 'Volver',
  parts: {
    book: {
      title: 'Reservar',
      text: [
        'Elige un servicio, una persona si hay varias, un día y una hora, y escribe cómo puede contactarte el negocio. Las horas se muestran en tu propio reloj; «Horarios en la zona de» lo cambia.',
        'No hace falta una cuenta, salvo que el negocio la pida.',
      ],
    },
    answer: {
      title: 'Lo que dice la página',
      text: [
        '«Solicitada: en camino»: el dispositivo del negocio aún no la ha leído. Puede estar apagado; puedes cerrar la página, y seguirá sola cuando la abras de nuevo.',
        '«Solicitada: el negocio va a responder»: se leyó, y decide una persona. «Confirmada»: la hora es tuya. «Rechazada»: la página dice por qué, conserva lo que escribiste y muestra las horas libres más cercanas.',
        '¿Sin red, o nadie la lee? «Enviar de otra forma» crea un enlace que puedes mandar al negocio por WhatsApp o correo.',
      ],
    },
    change: {
      title: 'Mover o cancelar',
      text: [
        'Abre la cita: los botones están mientras el negocio permite mover o cancelar. Hasta cuándo lo permite se dice antes de reservar.',
        'Puedes cambiar la hora y la persona, no el servicio. Tu hora sigue siendo tuya hasta que se confirme la nueva.',
        'Quien tiene el enlace de una cita ve su servicio, hora, lugar y estado, y puede moverla o cancelarla. Dáselo solo a quien le tengas esa confianza.',
      ],
    },
    account: {
      title: 'Una cuenta',
      text: [
        'Con una cuenta ves tus citas en cualquier navegador donde inicies sesión, y tus datos ya vienen escritos. Cada negocio tiene la suya; créala en la parte de arriba de su página de reservas.',
        'La cuenta muestra las citas que reservaste con la sesión iniciada y las que el negocio puso en ella. Lo que reservaste sin iniciarla queda en ese navegador, en «Mis reservas».',
        'Para tener una cita anterior en tu cuenta, abre su enlace, inicia sesión allí o pulsa «Vincular con mi cuenta» si ya la iniciaste, y pide al negocio que te la asigne.',
        'El correo de una cuenta no se puede cambiar. Para usar otro, crea una cuenta nueva y pide al negocio que mueva tus citas.',
      ],
    },
    codes: {
      title: 'Códigos',
      text: [
        'Un código paga citas. Viene de un bono, una tarjeta de regalo o una suscripción; donde un negocio los vende, «Bonos y tarjetas de regalo» está al final de su página de reservas.',
        'Pagas directamente al negocio. Hasta que lo anote, la compra dice «Comprado: esperando el pago». Después sus códigos están en esa página, en el navegador con el que compraste, y en tu cuenta si tenías la sesión iniciada.',
        'Al reservar, elige un código de tu cuenta o escribe uno en «Pagar con un código» y pulsa «Aplicar»: la página dice cuánto paga el código y cuánto queda por pagar. Cada cita se paga con un solo código. Lo que usó vuelve cuando la cita se cancela a tiempo.',
        '«Códigos», en el menú de la cuenta, muestra lo que queda en cada uno, hasta cuándo vale y para qué servicios. Quien tiene un código puede usarlo: dáselo solo a la persona a la que va destinado.',
      ],
    },
    password: {
      title: 'Contraseñas',
      text: [
        'Una contraseña tiene al menos 10 caracteres. Nunca sale de tu navegador: el negocio no puede verla ni decirte cuál era.',
        '¿La olvidaste? Pulsa «¿Olvidaste tu contraseña?» y «Enviarme un enlace». Una persona del negocio envía el enlace al correo de tu cuenta, desde la dirección que muestra la página. Sirve una vez, durante 60 minutos.',
        'Para iniciar sesión, crear una cuenta o cambiar la contraseña hace falta que el dispositivo del negocio esté encendido. Mientras no lo está, la página lo dice y cómo contactar con el negocio.',
      ],
    },
    devices: {
      title: 'Varios dispositivos, y los compartidos',
      text: [
        '«Dónde has iniciado sesión» enumera tus navegadores; «Cerrar sesión en este dispositivo» termina una de ellas desde cualquier otro.',
        'En un dispositivo que usan otros, cierra la sesión al terminar: eso quita de él los datos de la cuenta. «Olvidar mis datos en este dispositivo» elimina lo que quedó sin cuenta.',
      ],
    },
    data: {
      title: 'Tus datos',
      text: [
        'Lo que envías va sellado a los propios dispositivos del negocio; ningún servidor intermedio puede leerlo. El negocio tiene una ficha tuya, con notas que tú no ves.',
        '«Exportar mis datos» te da lo que guarda la cuenta. «Eliminar mi cuenta» la termina; las citas próximas no se cancelan. Para que el negocio borre tu ficha, pídeselo.',
      ],
    },
  },
};
