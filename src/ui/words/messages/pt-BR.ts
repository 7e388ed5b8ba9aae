import type { MessageWords } from './words';

export const ptBR: MessageWords = {
  names: {
    first: 'nome',
    last: 'sobrenome',
    service: 'serviço',
    person: 'profissional',
    date: 'data',
    time: 'hora',
    place: 'endereço',
    reason: 'motivo',
    codes: 'códigos',
    link: 'link',
    page: 'página de agendamento',
    business: 'negócio',
  },
  templates: {
    confirmation: {
      subject: '{negócio}: seu horário em {data}',
      text: `Olá, {nome}!

Seu horário está confirmado:
{serviço}
{data}, às {hora}
Com {profissional}
{endereço}

Para ver ou mudar: {link}

{negócio}`,
    },
    change: {
      subject: '{negócio}: seu horário agora é em {data}',
      text: `Olá, {nome}!

Seu horário mudou para:
{serviço}
{data}, às {hora}
Com {profissional}
{endereço}

Para ver ou mudar: {link}

{negócio}`,
    },
    cancellation: {
      subject: '{negócio}: seu horário em {data} foi cancelado',
      text: `Olá, {nome}!

Seu horário foi cancelado:
{serviço}
{data}, às {hora}

{motivo}

Mais detalhes: {link}
Para marcar outro horário: {página de agendamento}

{negócio}`,
    },
    refusal: {
      subject: '{negócio}: não podemos atender em {data}',
      text: `Olá, {nome}!

Infelizmente não podemos atender no horário que você pediu:
{serviço}
{data}, às {hora}

{motivo}

Mais detalhes: {link}
Para marcar outro horário: {página de agendamento}

{negócio}`,
    },
    link: {
      subject: '{negócio}: o link do seu agendamento',
      text: `Olá, {nome}!

Aqui está o link do seu agendamento:
{serviço}
{data}, às {hora}

{link}

Abra e toque em “Entrar” ou “Criar conta”, e sua conta ficará vinculada aos seus agendamentos.

{negócio}`,
    },
    password: {
      subject: '{negócio}: sua nova senha',
      text: `Olá, {nome}!

Alguém pediu uma nova senha para a sua conta em {negócio}. Escolha a senha aqui:
{link}

O link abre uma vez, dentro de 60 minutos. Se não foi você, não faça nada: sua senha continua a mesma.

{negócio}`,
    },
    codes: {
      subject: '{negócio}: seus códigos',
      text: `Olá, {nome}!

Obrigado pela compra. Aqui está o que você comprou:
{códigos}

Para usar, escolha ou digite o código em “Pagar com um código” ao agendar: {página de agendamento}

{negócio}`,
    },
  },
};
