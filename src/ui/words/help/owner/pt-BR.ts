import type { OwnerHelp } from '../help';

export const ownerHelp: OwnerHelp = {
  title: 'Ajuda',
  lead: 'Como sua agenda funciona, na ordem em que você deve precisar.',
  contents: 'Nesta página',
  back: 'Voltar',
  parts: {
    link: {
      title: 'Seu link de agendamento',
      text: [
        'Os clientes marcam horário por um único link. Ele está em Ajustes, “Página de agendamento”: copie, compartilhe ou imprima o QR code para o balcão.',
        'Seu aparelho responde aos pedidos sozinho, pelas regras que você definiu. Para isso ele precisa estar aberto. Enquanto não está, os pedidos esperam até 30 dias, e a página do cliente diz claramente que estão a caminho.',
        'Ninguém guarda sua agenda além dos seus próprios aparelhos. Ela funciona sem internet: o que os clientes pediram nesse meio-tempo chega quando a conexão volta.',
      ],
    },
    services: {
      title: 'Serviços',
      text: [
        'Um serviço tem duração, preço e intervalos: minutos antes e depois que ficam livres. “Oferecido por” diz quem atende.',
        'Com mais de um lugar ele vira uma turma: vários clientes marcam o mesmo início, e o tempo do profissional é ocupado uma vez só.',
        '“Esperar o meu sim”: o pedido ocupa o horário na hora, e você confirma ou recusa em Atenção. Se você não responder no prazo definido, ele é recusado.',
        '“Oculto”: o serviço não aparece em nenhuma lista, mas o link direto continua funcionando.',
      ],
    },
    hours: {
      title: 'Equipe e horários',
      text: [
        'Cada pessoa, sala ou cadeira tem horários semanais. Datas isoladas podem ter outros horários ou ficar fechadas. Folgas e dias fechados tiram horários.',
        'Os horários são os do fuso do seu negócio. Clientes em outros lugares veem as horas no relógio deles, com o seu indicado.',
        'Você pode marcar qualquer coisa a qualquer hora, mesmo fora do expediente ou por cima de outro horário: a agenda avisa, diz o motivo e obedece.',
        'Um cliente pergunta por que um horário não aparece? “Por que este horário não aparece?”, na agenda, mostra a regra que o esconde.',
      ],
    },
    forms: {
      title: 'Formulários',
      text: [
        'Um formulário faz perguntas ao cliente antes de marcar. Crie em Formulários e escolha no serviço. As respostas ficam no atendimento.',
      ],
    },
    page: {
      title: 'Página de agendamento',
      text: [
        '“Antecedência mínima” é o menor tempo entre marcar e começar. “Agendar com até” é o limite de dias à frente. Um serviço pode ter os seus próprios.',
        'Escolha se os clientes precisam informar e-mail e telefone. Pelo menos um é sempre necessário, para que você possa falar com eles.',
        '“Agendamentos por hora” protege você de enxurradas: acima desse número, os pedidos esperam o seu sim, e você pode recusar todos de uma vez.',
      ],
    },
    logins: {
      title: 'Contas de clientes',
      text: [
        'Os clientes podem ter uma conta no seu negócio: assim veem seus agendamentos em qualquer navegador em que entrarem e não precisam digitar os dados de novo.',
        '“Desligadas” serve para atendimentos únicos, como entrevistas de emprego: não há como entrar nem criar conta. As contas que existem ficam guardadas e voltam quando você ligar de novo.',
        '“Opcionais” serve para clientes fixos e eventuais. Ninguém é obrigado a criar conta.',
        '“Obrigatórias” serve para clientes fixos: todo cliente novo cria uma conta antes de marcar.',
        'Em qualquer caso, o link de um agendamento abre para quem o tem.',
      ],
    },
    accounts: {
      title: 'Clientes e suas contas',
      text: [
        'Só o cliente cria a própria conta, com uma senha que você nunca vê. Você não pode criar uma por ele nem trocar o e-mail dela.',
        'O que o cliente marca depois de entrar aparece na conta. O que marca sem entrar não aparece, mesmo com o mesmo e-mail, porque qualquer pessoa pode digitar um e-mail.',
        'Quando você marca para um cliente, o horário vai para a conta à qual os outros horários dele estão atribuídos. O campo “Conta do cliente” mostra qual, e você pode limpá-lo.',
        'Você pode atribuir um horário a uma conta vinculada ao cliente. A conta fica vinculada quando o cliente marca depois de entrar, ou quando abre o link de um dos seus horários e entra ou cria conta ali, ou toca em “Vincular à minha conta”. Se ainda não está vinculada, envie esse link ao cliente.',
        'Tirar um horário de uma conta o deixa no cadastro do cliente. Excluir uma conta não cancela nada.',
        'Alguém quer outro e-mail? A pessoa cria uma conta nova, e você move os horários para ela.',
        'Alguém está duas vezes na agenda? “Clientes” mostra pares que parecem a mesma pessoa, e um cadastro oferece “Unir” para quaisquer dois. Os dois ficam inteiros e aparecem como um só, com os horários, as anotações e as contas de ambos; “Separar” os divide de novo.',
      ],
    },
    codes: {
      title: 'Códigos',
      text: [
        'Em Códigos você vende pacotes, vales-presente e assinaturas. Primeiro crie um produto: o que ele dá, quais serviços ele paga, o preço e por quanto tempo vale. “Oculto” o deixa fora da página de agendamento; então só você o vende.',
        'Cada produto vendido vira um código. Ele é comprado na sua página de agendamento, ou você o registra em “Novo pedido”. Funciona a partir de “Marcar como pago”, a menos que o produto diga “Pode ser usado antes do pagamento”.',
        'Quem tem um código pode digitá-lo ao agendar. Uma conta mostra os códigos dela sozinha: os comprados com login feito e os que você lhe dá com “Atribuir à conta” e “Atualizar código”. Um e-mail sozinho não prova nada; por isso, quando só ele coincide, a Atenção pergunta a você.',
        'Um código paga um agendamento inteiro, tantos minutos quantos restam, ou tanto do preço quanto resta. O que falta fica a pagar: você o marca como pago no agendamento, onde também pode escolher depois “Pagar com um código”.',
        'Um agendamento cancelado a tempo, recusado ou retirado devolve o que usou. Quando você cancela depois do limite dos clientes, aparece a pergunta “Devolver ao código?”. Uma falta não devolve nada.',
        'Uma assinatura renova na data dela e não acumula nada. “Pausar” deixa o calendário dela parado até “Retomar”; depois de “Cancelar assinatura” ela pode ser usada até a data em que renovaria. Cada período é devido de novo no pedido.',
        'Dois aparelhos separados podem usar duas vezes o resto de um código. A Atenção mostra então os dois agendamentos: mantenha os dois, ou tire o código do que veio depois.',
        'Um vale-presente pode ser impresso a partir do pedido, com um QR code que abre a sua página de agendamento. “Totais” mostra o que foi vendido, o que entrou e como, e o que os códigos pagaram; em tabela, em gráfico e num arquivo CSV.',
      ],
    },
    policies: {
      title: 'Remarcar e cancelar pelo cliente',
      text: [
        'Em Políticas você diz se os clientes podem remarcar e cancelar, até quanto tempo antes do início e quantas vezes. Exatamente no limite ainda vale.',
        'Os clientes só veem o lápis e os botões enquanto podem usá-los. Seu aparelho decide de novo quando lê o pedido, por isso uma página antiga ou um link antigo não mudam nada.',
        'Um pedido que pode ter sido enviado a tempo enquanto nenhum aparelho seu estava aberto aparece em Atenção, com os dois horários.',
        'Remarcar dá outro horário e, se quiserem, outro profissional; nunca outro serviço. Você mesmo pode sempre remarcar e cancelar.',
      ],
    },
    messages: {
      title: 'Mensagens',
      text: [
        'Quando um horário é confirmado, remarcado, cancelado ou recusado, uma mensagem para o cliente fica em Mensagens, “A enviar”. Toque em E-mail, WhatsApp ou SMS: seu próprio aplicativo abre com o texto pronto. Envie por lá, volte e toque em “Marcar como enviada”. Nada sai sozinho, e nada conta como enviado antes de você dizer.',
        'As mensagens são escritas no idioma do cliente e levam o link do agendamento. Todos os seus aparelhos mostram a mesma lista: o que um enviou some dos outros.',
        'Se acontecer outra coisa com um horário antes de você enviar a mensagem, só a mais nova fica esperando. Quando o atendimento começa, a mensagem sai da lista.',
        'Em “Modelos” você escolhe o que aparece ali e muda os textos. O que está entre chaves é preenchido. Um toque traz de volta o texto do aplicativo.',
        'Os meios oferecidos dependem do que você sabe do cliente: WhatsApp e SMS precisam de um telefone completo, com o código do país ou do país definido em Negócio.',
        'Um cliente que esqueceu a senha pede uma nova na sua página de agendamento. Você recebe uma mensagem com um link e a envia por e-mail, para o endereço da conta. Os clientes são avisados de que ela vem do e-mail que está em Negócio.',
      ],
    },
    attention: {
      title: 'Atenção',
      text: [
        'Aqui fica o que só uma pessoa pode decidir: pedidos que esperam o seu sim, compras que aguardam pagamento, pedidos de remarcar ou cancelar que chegaram tarde, horários que se sobrepõem e o que dois aparelhos disseram diferente. Cada um tem as escolhas em botões. O que você decide vale em todos os aparelhos.',
      ],
    },
    devices: {
      title: 'Vários aparelhos',
      text: [
        '“Adicionar aparelho”, em Aparelhos, mostra um código para o novo. Os dois mostram então os mesmos seis dígitos, e você confirma nos dois. Dali em diante cada um tem a agenda inteira, mesmo sem internet.',
        'Perdeu um aparelho? Use “Remover aparelho” em um que tenha a chave do dono: o perdido não lê nem escreve mais nada. O que ele já tem não pode ser tirado dele.',
        'As 24 palavras de recuperação trazem seu negócio de volta quando todos os aparelhos se perdem. Escreva em papel: quem as tem é dono do negócio.',
      ],
    },
    backup: {
      title: 'Cópia de segurança',
      text: [
        'Sua agenda está neste navegador. Limpar os dados do navegador apaga tudo, por isso guarde uma cópia em outro lugar: um segundo aparelho, uma cópia de segurança, ou os dois.',
        'Outro navegador, ou o aplicativo na Tela de Início de um iPhone ou iPad, começa com uma agenda própria. Leve a sua para lá pelo link em “Adicionar aparelho”, que vale uma vez, ou por uma cópia de segurança.',
        'A cópia é um arquivo protegido por uma frase secreta. Restaurar acrescenta o que falta e não tira nada. Ninguém abre o arquivo sem a frase.',
      ],
    },
    data: {
      title: 'Dados pessoais',
      text: [
        'O cadastro do cliente tem “Exportar cliente”, com tudo o que sua agenda guarda da pessoa, e “Apagar cliente”, que apaga nome, contato, anotações, o que a pessoa digitou e o que foi enviado, em todos os aparelhos e para sempre. Os horários ficam sem nome, para que seus totais continuem certos.',
        'Não são alcançados os arquivos de cópia salvos antes, as cópias lacradas nos relays, que acabam em até 30 dias, e o que está no seu próprio e-mail e nos seus aplicativos.',
      ],
    },
  },
};
