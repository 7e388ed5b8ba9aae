import { SHORTEST } from '../../../core/passwords';
import type { AccountWords } from './en';
import { own } from './own/pt-BR';

export const ptBR: AccountWords = {
  own,
  signUp: 'Criar conta',
  logIn: 'Entrar',
  logOut: 'Sair',
  help: 'Ajuda',
  forgot: 'Esqueceu a senha?',
  noAccount: 'Ainda não tem conta?',
  hasAccount: 'Já tem uma conta?',
  signingUp: 'Criando a conta…',
  loggingIn: 'Entrando…',
  why: name => `Com uma conta, ${name} mostra seus horários em todos os seus aparelhos.`,
  agreeTerms: 'Aceito os termos',
  readPrivacy: 'Li a política de privacidade',
  mustAgree: 'A conta depende disto.',
  password: {
    name: 'Senha',
    show: 'Mostrar senha',
    hint: `Pelo menos ${SHORTEST} caracteres. Várias palavras são fáceis de lembrar e difíceis de adivinhar.`,
    faults: {
      short: `Use pelo menos ${SHORTEST} caracteres.`,
      common: 'Esta é fácil de adivinhar. Escolha outra.',
    },
  },
  faults: {
    wrong: 'E-mail ou senha incorretos',
    tooMany: minutes => `Tente de novo em ${minutes}`,
    tooManyHow: 'Houve tentativas demais.',
    taken: 'Já existe uma conta com este e-mail',
    off: 'Este estabelecimento não usa mais contas',
    full: 'Este navegador está sem espaço. Libere espaço e tente de novo.',
    unavailable:
      'Este navegador não deixa a página guardar nada. Saia da navegação privada ou permita o armazenamento e tente de novo.',
    failed: 'Não deu certo. Verifique sua conexão e tente de novo.',
  },
  offline: {
    title: 'O estabelecimento está off-line agora',
    how: 'Deixe esta página aberta: ela continua sozinha assim que o estabelecimento voltar. O que você digitou permanece; a senha fica só nesta página.',
    reach: 'Ou fale direto com ele:',
    stop: 'Parar de esperar',
  },
  changed: {
    title: 'Os termos mudaram',
    how: name => `${name} mudou os termos ou a política de privacidade desde que você os aceitou.`,
    done: 'Continuar',
    later: 'Agora não',
  },
  required: {
    title: 'Agende com sua conta',
    how: name => `${name} pede uma conta para agendar. O que você escolheu está guardado.`,
  },
  menu: {
    name: 'Menu da conta',
    profile: 'Meu perfil',
    appointments: 'Meus horários',
    codes: 'Códigos',
    loggedIn: name => `Você entrou como ${name}.`,
    loggedOut: 'Você saiu. O que a conta mostrava não está mais neste aparelho.',
  },
  link: {
    how: (email, name) =>
      `Você entrou como ${email}, e este horário não está na sua conta. Se ele é seu, vincule os dois: ${name} poderá então incluí-lo.`,
    action: 'Vincular à minha conta',
    done: 'Sua conta está vinculada',
    doneHow: name => `${name} já pode incluir este horário nela.`,
  },
  bookings: {
    logInAt: name => `Entrar: ${name}`,
    appointmentsAt: name => `Meus horários: ${name}`,
  },
};
