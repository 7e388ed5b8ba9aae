import type { held as English } from './en';

export const held: typeof English = {
  title: {
    revoked: 'Mudanças de um aparelho removido',
    settings: 'Ajustes mudados por um aparelho que não pode mudá-los',
    answers: 'Respostas de um aparelho que não pode responder',
  },
  how: {
    revoked: 'Foram escritas depois que o aparelho foi removido. Por enquanto não valem em lugar nenhum.',
    settings: 'Por enquanto não valem em lugar nenhum.',
    answers: 'Por enquanto não valem em lugar nenhum.',
  },
  span: (n: number, from: string, to: string) => `${n} mudanças, de ${from} até ${to}`,
  one: (when: string) => `1 mudança, ${when}`,
  about: 'Sobre',
  of: {
    session: 'Agendamento',
    client: 'Cliente',
    business: 'Negócio',
    service: 'Serviço',
    staff: 'Equipe',
    form: 'Formulário',
    product: 'Produto',
    code: 'Código',
    template: 'Texto de mensagens',
  },
  named: (kind: string, name: string) => (name === '' ? kind : `${kind} – ${name}`),
  more: (n: number) => (n === 1 ? 'e mais um registro' : `e mais ${n} registros`),
  nothing: 'Registros sem nome',
  once: 'Você decide uma vez para todos os aparelhos. O que foi definido depois fica como está.',
  takeIn: 'Aceitar',
  takenIn: 'Mudanças aceitas',
  drop: 'Descartar',
  dropAsk: 'Descartar estas mudanças?',
  dropWhat: 'Não vão valer em nenhum dos seus aparelhos e não podem ser recuperadas.',
  dropped: 'Mudanças descartadas',
  keep: 'Deixar esperando',
};
