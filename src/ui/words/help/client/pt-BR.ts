import type { ClientHelp } from '../help';

export const clientHelp: ClientHelp = {
  title: 'Ajuda',
  lead: 'Como marcar por aqui, e para que serve uma conta.',
  contents: 'Nesta página',
  back: 'Voltar',
  parts: {
    book: {
      title: 'Marcar um horário',
      text: [
        'Escolha um serviço, um profissional se houver vários, um dia e uma hora, e diga como o estabelecimento pode falar com você. As horas aparecem no seu relógio; “Horários no fuso de” muda isso.',
        'Não é preciso ter conta, a não ser que o estabelecimento peça.',
      ],
    },
    answer: {
      title: 'O que a página diz',
      text: [
        '“Solicitado: a caminho”: o aparelho do estabelecimento ainda não leu. Ele pode estar desligado; você pode fechar a página, e ela continua sozinha quando você abrir de novo.',
        '“Solicitado: o estabelecimento vai responder”: foi lido, e uma pessoa decide. “Confirmado”: o horário é seu. “Recusado”: a página diz o motivo, guarda o que você digitou e mostra os horários livres mais próximos.',
        'Sem internet, ou ninguém lê? “Enviar de outro jeito” cria um link que você pode mandar ao estabelecimento pelo WhatsApp ou por e-mail.',
      ],
    },
    change: {
      title: 'Remarcar ou cancelar',
      text: [
        'Abra o agendamento: os botões aparecem enquanto o estabelecimento permite remarcar ou cancelar. Até quando, está escrito antes de você marcar.',
        'Você pode mudar a hora e o profissional, não o serviço. Seu horário continua seu até o novo ser confirmado.',
        'Quem tem o link de um agendamento vê o serviço, a hora, o lugar e a situação, e pode remarcar ou cancelar. Passe o link só a quem você confia.',
      ],
    },
    account: {
      title: 'A conta',
      text: [
        'Com uma conta você vê seus agendamentos em qualquer navegador em que entrar, e seus dados já vêm preenchidos. Cada estabelecimento tem a sua; crie no alto da página de agendamento.',
        'A conta mostra o que você marcou depois de entrar e o que o estabelecimento colocou nela. O que você marcou sem entrar fica naquele navegador, em “Meus agendamentos”.',
        'Para ter um agendamento anterior na conta, abra o link dele, entre por ali ou toque em “Vincular à minha conta”, se já entrou, e peça ao estabelecimento que o atribua a você.',
        'O e-mail de uma conta não pode ser trocado. Para usar outro, crie uma conta nova e peça ao estabelecimento que mova seus agendamentos.',
      ],
    },
    codes: {
      title: 'Códigos',
      text: [
        'Um código paga atendimentos. Ele vem de um pacote, de um vale-presente ou de uma assinatura; onde o estabelecimento os vende, “Pacotes e vales-presente” aparece no fim da página de agendamento.',
        'O pagamento é feito direto ao estabelecimento. Até ele ser registrado, a compra mostra “Comprado: aguardando pagamento”. Depois os códigos aparecem naquela página, no navegador em que você comprou, e na sua conta, se você tinha entrado nela.',
        'Ao agendar, escolha um código da sua conta ou digite um em “Pagar com um código” e toque em “Aplicar”: a página diz quanto o código paga e quanto falta. Cada atendimento é pago com um só código. O que ele usou volta quando o atendimento é cancelado dentro do prazo.',
        '“Códigos”, no menu da conta, mostra quanto resta em cada um, até quando vale e para quais serviços. Quem tem um código pode usá-lo: passe só a quem ele se destina.',
      ],
    },
    password: {
      title: 'Senhas',
      text: [
        'A senha tem pelo menos 10 caracteres. Ela nunca sai do seu navegador: o estabelecimento não a vê e não sabe dizer qual era.',
        'Esqueceu? Toque em “Esqueceu a senha?” e em “Quero receber um link”. Uma pessoa do estabelecimento envia o link ao e-mail da sua conta, a partir do endereço que a página mostra. Ele vale uma vez, por 60 minutos.',
        'Para entrar, criar conta e trocar a senha, o aparelho do estabelecimento precisa estar ligado. Enquanto não está, a página avisa e diz como falar com o estabelecimento.',
      ],
    },
    devices: {
      title: 'Vários aparelhos, e aparelhos de outros',
      text: [
        '“Onde você entrou” lista seus navegadores; “Sair deste aparelho” encerra um deles a partir de qualquer outro.',
        'Em um aparelho que outras pessoas usam, saia quando terminar: isso tira dele os dados da conta. “Esquecer meus dados neste aparelho” remove o que ficou sem conta.',
      ],
    },
    data: {
      title: 'Seus dados',
      text: [
        'O que você envia vai lacrado aos aparelhos do próprio estabelecimento; nenhum servidor no caminho consegue ler. O estabelecimento mantém um cadastro seu, com anotações que você não vê.',
        '“Exportar meus dados” entrega o que a conta guarda. “Excluir minha conta” a encerra; os próximos agendamentos não são cancelados. Para que o estabelecimento apague o cadastro, peça a ele.',
      ],
    },
  },
};
