import type { personal as English } from './en';

export const personal: typeof English = {
  title: 'Dados pessoais',
  how: 'O que sua agenda guarda desta pessoa, para entregar a pedido ou apagar.',
  export: 'Exportar cliente',
  exportHow: 'Tudo o que a agenda tem sobre este cliente, em um arquivo.',
  page: 'Uma página para ler',
  data: 'Um arquivo para programas (JSON)',
  file: 'cliente',
  erase: 'Apagar cliente',
  eraseAsk: (name: string) => `Apagar ${name}?`,
  eraseWhat:
    'Nome, contato, anotações e tudo o que esta pessoa digitou são apagados em todos os seus aparelhos. Os agendamentos ficam, sem nome, para que seus totais não mudem.',
  eraseUpcoming: (count: number) =>
    count === 1
      ? 'Um agendamento ainda está por vir. Ele não será cancelado.'
      : `${count} agendamentos ainda estão por vir. Eles não serão cancelados.`,
  eraseReach:
    'O que isto não alcança: arquivos de backup salvos antes e cópias lacradas nos relays, que acabam em até 30 dias. O que o navegador do próprio cliente guarda continua lá.',
  eraseNext: 'Continuar',
  eraseSure: 'Não há como voltar atrás. Apagar de vez?',
  eraseNow: 'Apagar de vez',
  keep: 'Manter',
  erased: 'Cliente apagado',
  report: {
    title: (name: string) => `Dados de ${name}`,
    made: (business: string, when: string) => `Da agenda de ${business}, ${when}`,
    times: (zone: string) => `Horários de ${zone}.`,
    contact: 'Contato',
    language: 'Idioma',
    sessions: 'Agendamentos',
    requests: 'Digitado ao agendar',
    orders: 'Pedidos',
    codes: 'Códigos',
    paid: 'Pago',
    due: 'A pagar',
    paidByCode: 'Pago com código',
    messages: 'Mensagens enviadas',
    how: 'Como',
    changes: 'Alterações do cadastro',
    none: 'Nada.',
    by: { owner: 'Proprietário', desk: 'Por regra', client: 'Cliente' },
    when: 'Quando',
    what: 'O quê',
    state: 'Situação',
    price: 'Preço',
    answers: 'Respostas',
  },
};
