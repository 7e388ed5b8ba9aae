import type { OwnerHelp } from '../help';

export const ownerHelp: OwnerHelp = {
  title: 'Ayuda',
  lead: 'Cómo funciona tu agenda, en el orden en que la irás necesitando.',
  contents: 'En esta página',
  back: 'Volver',
  parts: {
    link: {
      title: 'Tu enlace de reservas',
      text: [
        'Los clientes reservan desde un solo enlace. Está en Ajustes, «Página de reservas»: cópialo, compártelo o imprime su código QR para el mostrador.',
        'Tu dispositivo responde solo a las reservas, según las reglas que fijaste. Para eso debe estar abierto. Mientras no lo está, las solicitudes esperan hasta 30 días, y la página del cliente dice claramente que están en camino.',
        'Nadie guarda tu agenda más que tus propios dispositivos. Funciona sin red: lo que los clientes pidieron entretanto llega cuando vuelve la conexión.',
      ],
    },
    services: {
      title: 'Servicios',
      text: [
        'Un servicio tiene duración, precio y márgenes: minutos antes y después que quedan libres. «Lo ofrece» dice quién lo da.',
        'Con más de una plaza es una clase: varios clientes reservan el mismo inicio, y ocupa una sola vez el tiempo de su personal.',
        '«Esperar mi sí»: la reserva ocupa su tiempo de inmediato, y tú la confirmas o rechazas en Atención. Si no respondes en el plazo fijado, se rechaza.',
        '«Oculto»: el servicio no está en ninguna lista, pero su enlace directo sigue sirviendo para reservarlo.',
      ],
    },
    hours: {
      title: 'Personal y horarios',
      text: [
        'Cada persona, sala o sillón tiene un horario semanal. Hay fechas que pueden tener otro horario o estar cerradas. Las ausencias y los días cerrados quitan horas.',
        'Las horas son las de la zona de tu negocio. Los clientes de otros lugares las ven en su propio reloj, con la tuya indicada.',
        'Puedes anotar lo que sea a cualquier hora, también fuera de horario o encima de otra cita: la agenda avisa, dice por qué y obedece.',
        '¿Un cliente pregunta por qué no se ofrece una hora? «¿Por qué no se ofrece esta hora?», en la agenda, nombra la regla que la oculta.',
      ],
    },
    forms: {
      title: 'Formularios',
      text: [
        'Un formulario hace preguntas al cliente antes de reservar. Créalo en Formularios y elígelo en un servicio. Las respuestas quedan en la cita.',
      ],
    },
    page: {
      title: 'Página de reservas',
      text: [
        '«Antelación mínima» es el menor tiempo entre reservar y empezar. «Reservar hasta con» es cuántos días antes se puede reservar. Un servicio puede tener los suyos.',
        'Elige si los clientes deben dar correo y teléfono. Siempre hace falta al menos uno, para que puedas contactarlos.',
        '«Reservas por hora» te protege de avalanchas: por encima de ese número, las demás esperan tu sí, y puedes rechazarlas todas de una vez.',
      ],
    },
    logins: {
      title: 'Cuentas de clientes',
      text: [
        'Los clientes pueden tener una cuenta en tu negocio: así ven sus citas en cualquier navegador donde inicien sesión y no tienen que escribir sus datos de nuevo.',
        '«Desactivadas» es para citas únicas, como entrevistas de trabajo: no se puede iniciar sesión ni crear cuenta. Las cuentas que existen se conservan y vuelven cuando las actives otra vez.',
        '«Opcionales» es para clientes habituales y ocasionales. A nadie se le pide crear una cuenta.',
        '«Obligatorias» es para clientes habituales: cada cliente nuevo crea una cuenta antes de reservar.',
        'En todos los casos, el enlace de una cita la abre para quien lo tenga.',
      ],
    },
    accounts: {
      title: 'Los clientes y sus cuentas',
      text: [
        'Solo el cliente crea su cuenta, con una contraseña que tú nunca ves. No puedes crearla por él ni cambiar su correo.',
        'Lo que un cliente reserva con la sesión iniciada aparece en su cuenta. Lo que reserva sin iniciarla no aparece, aunque use el mismo correo, porque cualquiera puede escribir un correo.',
        'Cuando anotas una cita para un cliente, va a la cuenta a la que están asignadas sus otras citas. El campo «Cuenta del cliente» la muestra, y puedes vaciarlo.',
        'Puedes asignar una cita a una cuenta vinculada con su cliente. Una cuenta queda vinculada cuando el cliente reserva con la sesión iniciada, o cuando abre el enlace de una de sus citas y allí inicia sesión o crea la cuenta, o pulsa «Vincular con mi cuenta». Si todavía no está vinculada, envíale ese enlace.',
        'Quitar una cita de una cuenta la deja en la ficha del cliente. Eliminar una cuenta no cancela nada.',
        '¿Alguien quiere otro correo? Crea una cuenta nueva, y tú mueves sus citas a ella.',
        '¿Alguien está dos veces en tu agenda? «Clientes» muestra pares que parecen la misma persona, y una ficha ofrece «Unir» para dos cualesquiera. Las dos quedan enteras y se muestran como una, con las citas, notas y cuentas de ambas; «Separar» vuelve a dividirlas.',
      ],
    },
    codes: {
      title: 'Códigos',
      text: [
        'En Códigos vendes paquetes, tarjetas regalo y suscripciones. Primero crea un producto: lo que da, qué servicios paga, su precio y cuánto tiempo vale. «Oculto» lo deja fuera de la página de reservas; entonces solo lo vendes tú.',
        'Cada producto vendido es un código. Se compra en tu página de reservas, o lo anotas con «Nuevo pedido». Funciona desde «Marcar como pagado», salvo que el producto diga «Puede usarse antes del pago».',
        'Quien tiene un código puede escribirlo al reservar. Una cuenta muestra sola sus códigos: los comprados con la sesión iniciada y los que le das con «Asignar a la cuenta» y «Actualizar código». Un correo por sí solo no prueba nada; por eso, cuando solo coincide el correo, Atención te pregunta.',
        'Un código paga una cita entera, tantos minutos como queden, o tanto del precio como quede. El resto queda por pagar: lo marcas como pagado en la cita, donde también puedes elegir después «Pagar con un código».',
        'Una cita cancelada a tiempo, rechazada o retirada devuelve lo que usó. Cuando cancelas después del límite de los clientes, se te pregunta «¿Devolver al código?». Una ausencia no devuelve nada.',
        'Una suscripción se renueva en su fecha y no acumula nada. «Pausar» detiene su calendario hasta «Reanudar»; después de «Cancelar suscripción» puede usarse hasta la fecha en que se renovaría. Cada período se debe de nuevo en su pedido.',
        'Dos dispositivos separados pueden usar dos veces lo último de un código. Entonces Atención muestra las dos citas: conserva las dos, o quita el código de la posterior.',
        'Una tarjeta regalo se imprime desde su pedido, con un código QR que abre tu página de reservas. «Totales» muestra lo vendido, lo que entró y cómo, y lo que pagaron los códigos; en tabla, en gráfico y en un archivo CSV.',
      ],
    },
    policies: {
      title: 'Mover y cancelar por parte del cliente',
      text: [
        'En Políticas dices si los clientes pueden mover y cancelar, hasta cuánto antes del inicio y cuántas veces. Justo en el límite todavía se puede.',
        'Los clientes ven el lápiz y los botones solo mientras pueden usarlos. Tu dispositivo decide de nuevo cuando lee la solicitud, así que una página vieja o un enlace viejo no cambian nada.',
        'Una solicitud que pudo enviarse a tiempo mientras ninguno de tus dispositivos estaba abierto se te presenta en Atención, con ambas horas.',
        'Mover da otra hora y, si se quiere, otra persona; nunca otro servicio. Tú siempre puedes mover y cancelar.',
      ],
    },
    messages: {
      title: 'Mensajes',
      text: [
        'Cuando una cita se confirma, se mueve, se cancela o se rechaza, un mensaje a su cliente espera en Mensajes, «Por enviar». Pulsa Correo, WhatsApp o SMS: se abre tu propia aplicación con el texto escrito. Envíalo allí, vuelve y pulsa «Marcar como enviado». Nada sale solo, y nada cuenta como enviado antes de que tú lo digas.',
        'Los mensajes se escriben en el idioma del cliente y llevan el enlace de la cita. Todos tus dispositivos muestran la misma lista: lo que uno envió desaparece de los demás.',
        'Si le ocurre otra cosa a una cita antes de que envíes su mensaje, solo espera el más nuevo. Cuando la cita empieza, su mensaje se va.',
        'En «Plantillas» eliges qué espera allí y cambias los textos. Lo que está entre llaves se rellena. Con una pulsación vuelve el texto de la aplicación.',
        'Los medios que se ofrecen dependen de lo que sabes del cliente: WhatsApp y SMS necesitan un teléfono completo, con el código del país o del país fijado en Negocio.',
        'Un cliente que olvidó la contraseña pide una nueva en tu página de reservas. Recibes un mensaje con un enlace y lo envías por correo, a la dirección de la cuenta. A los clientes se les dice que llegará desde el correo que está en Negocio.',
      ],
    },
    attention: {
      title: 'Atención',
      text: [
        'Aquí está lo que solo una persona puede decidir: reservas que esperan tu sí, pedidos que esperan el pago, deseos de mover o cancelar que llegaron tarde, citas a la misma hora y lo que dos dispositivos dijeron distinto. Cada una tiene sus opciones como botones. Lo que decides vale en todos tus dispositivos.',
      ],
    },
    devices: {
      title: 'Varios dispositivos',
      text: [
        '«Añadir dispositivo», en Dispositivos, muestra un código para el nuevo. Después ambos muestran las mismas seis cifras, y tú lo confirmas en los dos. Desde entonces cada uno tiene toda la agenda, también sin red.',
        '¿Se perdió un dispositivo? «Quitar dispositivo», en uno que tenga la llave del dueño: desde entonces no lee ni escribe nada. Lo que ya tiene no se le puede quitar.',
        'Las 24 palabras de recuperación devuelven tu negocio cuando se pierden todos los dispositivos. Escríbelas en papel: quien las tiene es dueño del negocio.',
      ],
    },
    backup: {
      title: 'Copia de seguridad',
      text: [
        'Tu agenda está en este navegador. Borrar los datos del navegador la elimina, así que guarda una copia en otro lugar: un segundo dispositivo, una copia de seguridad, o ambos.',
        'Otro navegador, o la aplicación en la pantalla de inicio de un iPhone o iPad, empieza con una agenda propia. Lleva allí la tuya con el enlace de «Añadir dispositivo», que vale una vez, o con una copia de seguridad.',
        'Una copia es un archivo con una frase de paso. Restaurarla añade lo que falta y no quita nada. Nadie puede abrirla sin la frase.',
      ],
    },
    data: {
      title: 'Datos personales',
      text: [
        'La ficha de un cliente tiene «Exportar cliente», con todo lo que tu agenda guarda de la persona, y «Borrar cliente», que elimina nombre, contacto, notas, lo que la persona escribió y lo que se le envió, en todos tus dispositivos y para siempre. Las citas quedan sin nombre, para que tus totales sigan siendo correctos.',
        'No se alcanzan las copias que guardaste antes, las copias selladas en los relays, que terminan en 30 días, ni lo que está en tu propio correo y mensajería.',
      ],
    },
  },
};
