import { SHORTEST } from '../../../core/passwords';
import type { AccountWords } from './en';
import { own } from './own/es';

export const es: AccountWords = {
  own,
  signUp: 'Crear cuenta',
  logIn: 'Entrar',
  logOut: 'Salir',
  help: 'Ayuda',
  forgot: '¿Olvidaste tu contraseña?',
  noAccount: '¿Aún no tienes cuenta?',
  hasAccount: '¿Ya tienes una cuenta?',
  signingUp: 'Creando la cuenta…',
  loggingIn: 'Entrando…',
  why: name => `Con una cuenta, ${name} te muestra tus citas en todos tus dispositivos.`,
  agreeTerms: 'Acepto los términos',
  readPrivacy: 'He leído la política de privacidad',
  mustAgree: 'La cuenta lo requiere.',
  password: {
    name: 'Contraseña',
    show: 'Mostrar contraseña',
    hint: `Al menos ${SHORTEST} caracteres. Varias palabras son fáciles de recordar y difíciles de adivinar.`,
    faults: {
      short: `Usa al menos ${SHORTEST} caracteres.`,
      common: 'Es fácil de adivinar. Elige otra.',
    },
  },
  faults: {
    wrong: 'Correo o contraseña incorrectos',
    tooMany: minutes => `Inténtalo de nuevo en ${minutes}`,
    tooManyHow: 'Hubo demasiados intentos.',
    taken: 'Ya existe una cuenta con este correo',
    off: 'Este negocio ya no usa cuentas',
    full: 'A este navegador no le queda espacio. Libera espacio e inténtalo de nuevo.',
    unavailable:
      'Este navegador no deja que la página guarde nada. Sal de la navegación privada o permite el almacenamiento e inténtalo de nuevo.',
    failed: 'No ha funcionado. Comprueba tu conexión e inténtalo de nuevo.',
  },
  offline: {
    title: 'El negocio está desconectado ahora',
    how: 'Deja esta página abierta: sigue sola en cuanto el negocio vuelva. Lo que escribiste se queda; tu contraseña se guarda solo en esta página.',
    reach: 'O contáctalo directamente:',
    stop: 'Dejar de esperar',
  },
  changed: {
    title: 'Los términos han cambiado',
    how: name => `${name} ha cambiado sus términos o su política de privacidad desde que los aceptaste.`,
    done: 'Continuar',
    later: 'Ahora no',
  },
  required: {
    title: 'Reserva con tu cuenta',
    how: name => `${name} pide una cuenta para reservar. Lo que elegiste se conserva.`,
  },
  menu: {
    name: 'Menú de la cuenta',
    profile: 'Mi perfil',
    appointments: 'Mis citas',
    codes: 'Códigos',
    loggedIn: name => `Has entrado como ${name}.`,
    loggedOut: 'Has salido. Lo que mostraba la cuenta ya no está en este dispositivo.',
  },
  link: {
    how: (email, name) =>
      `Has iniciado sesión como ${email}, y esta cita no está en tu cuenta. Si es tuya, vincúlala: ${name} podrá entonces añadirla.`,
    action: 'Vincular con mi cuenta',
    done: 'Tu cuenta está vinculada',
    doneHow: name => `${name} ya puede añadirle esta cita.`,
  },
  bookings: {
    logInAt: name => `Entrar: ${name}`,
    appointmentsAt: name => `Mis citas: ${name}`,
  },
};
