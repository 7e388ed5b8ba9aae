import { SHORTEST } from '../../../core/passwords';
import type { AccountWords } from './en';

export const ptBR: AccountWords = {
  signUp: 'Criar conta',
  logIn: 'Entrar',
  logOut: 'Sair',
  forgot: 'Esqueceu a senha?',
  password: {
    name: 'Senha',
    show: 'Mostrar senha',
    hint: `Pelo menos ${SHORTEST} caracteres. Várias palavras são fáceis de lembrar e difíceis de adivinhar.`,
    faults: {
      short: `Use pelo menos ${SHORTEST} caracteres.`,
      common: 'É fácil de adivinhar. Escolha outra.',
    },
  },
};
