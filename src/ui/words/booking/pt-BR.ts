import { pluralIn } from '../plural';
import type { BookingWords } from './en';

const count = pluralIn('pt-BR');

export const ptBR: BookingWords = {
  language: 'Idioma',
  loading: 'Carregando…',
  optional: 'opcional',
  needed: 'Preencha este campo.',
  back: 'Voltar',
  home: 'Início',
  close: 'Fechar',
  minutes: n => count(n, 'minuto', 'minutos'),
  hours: n => count(n, 'hora', 'horas'),
  lengthBoth: (hours, minutes) => `${hours} e ${minutes}`,
  service: {
    choose: 'Escolha um serviço',
    free: 'Grátis',
    none: 'Este negócio ainda não oferece serviços on-line.',
    unknown: 'O serviço deste link não é mais oferecido.',
    seats: n => `Até ${n} pessoas`,
  },
  staff: { choose: 'Escolha um profissional', anyone: 'Qualquer um' },
  time: {
    choose: 'Escolha um horário',
    earlier: 'Dias anteriores',
    later: 'Próximos dias',
    days: 'Dias',
    none: 'Nenhum horário neste dia',
    noneAtAll: 'No momento não há horários para agendar on-line.',
    first: 'Ir para o primeiro dia com horários',
    times: 'Horários',
    morning: 'Manhã',
    afternoon: 'Tarde',
    evening: 'Noite',
    night: 'Madrugada',
    shownIn: 'Horários no fuso de',
    yours: zone => `${zone} (seu fuso)`,
    theirs: (zone, name) => `${zone} (${name})`,
    differs: (name, zone) => `${name} fica no fuso de ${zone}.`,
    left: n => count(n, 'vaga', 'vagas'),
    gone: time =>
      `O horário das ${time} não está mais livre. O que você digitou foi mantido; escolha outro horário.`,
    present: 'Seu horário atual',
    unknownBusy:
      'Ainda não sabemos quais horários estão ocupados: o estabelecimento decide quando ler o seu pedido.',
  },
  contact: { map: 'Ver no mapa', talk: 'Conversar no WhatsApp' },
  failed: {
    title: 'Algo deu errado',
    how: 'O que você já enviou está guardado. Recarregue a página; se continuar assim, verifique a conexão.',
    reload: 'Recarregar',
  },
  myBookings: 'Meus agendamentos',
};
