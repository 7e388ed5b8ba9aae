import { SHORTEST } from '../../../core/passwords';
import type { AccountWords } from './en';

export const es: AccountWords = {
  signUp: 'Crear cuenta',
  logIn: 'Iniciar sesión',
  logOut: 'Cerrar sesión',
  forgot: '¿Olvidaste tu contraseña?',
  password: {
    name: 'Contraseña',
    show: 'Mostrar contraseña',
    hint: `Al menos ${SHORTEST} caracteres. Varias palabras son fáciles de recordar y difíciles de adivinar.`,
    faults: {
      short: `Usa al menos ${SHORTEST} caracteres.`,
      common: 'Es fácil de adivinar. Elige otra.',
    },
  },
};
