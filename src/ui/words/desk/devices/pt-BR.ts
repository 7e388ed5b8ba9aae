import { pluralIn } from '../../plural';
import type { devices as English } from './en';

const count = pluralIn('pt-BR');

export const devices: typeof English = {
  title: 'Seus aparelhos',
  lead: 'Todos guardam a agenda inteira e se mantêm iguais sozinhos.',
  own: 'este aparelho',
  unnamed: 'Aparelho sem nome',
  removed: 'Removido',
  here: 'Conectado agora',
  seen: (when: string) => `Visto por último ${when}`,
  never: 'Ainda não deu notícia',
  whole: 'Tem tudo o que este aparelho tem',
  lacks: (n: number) => `Ainda não tem ${count(n, 'alteração', 'alterações')}, até onde este aparelho sabe`,
  ahead: (n: number) =>
    `Tem ${count(n, 'alteração que ainda não chegou aqui', 'alterações que ainda não chegaram aqui')}`,
  unknown: 'Ainda não se sabe o que ele tem',
  first: 'Responde primeiro',
  answers: 'Responde a pedidos',
  answersHint: 'Confirma e recusa o que os clientes pedem, pelas suas regras, enquanto está aberto.',
  answersNot: 'Não responde a pedidos',
  answersNotHow:
    'Ele não tem a chave para ler o que os clientes pedem, nem para escrever a eles. Pedidos, links que trazem um pedido e o que os clientes devem saber das mudanças feitas aqui esperam por um aparelho que responde.',
  settings: 'Pode mudar os ajustes',
  settingsHint: 'Serviços, equipe, horários, a página de agendamento.',
  settingsNot: 'Não pode mudar os ajustes',
  rename: 'Renomear',
  name: 'Nome do aparelho',
  nameNeeded: 'Dê um nome a ele.',
  renamed: 'Renomeado',
  allowed: 'Salvo',
  failed: {
    'no-root': 'Só um aparelho com a chave do dono pode fazer isto.',
    locked: 'As chaves deste aparelho não abrem.',
  },
  remove: 'Remover aparelho',
  removeAsk: (name: string) => `Remover ${name}?`,
  removeWhat:
    'O que ele escreveu até agora fica na agenda. Ele não lê nada do que vier depois, e nada do que ainda escrever é aceito. Os outros aparelhos recebem chaves novas sozinhos.',
  removeLimit:
    'O que ele já guarda não pode ser retirado: um aparelho roubado deve também ser apagado a distância, se for possível. Se ele tem a chave do dono, porque o negócio foi criado nele ou as palavras de recuperação foram digitadas ali, quem o abrir ainda pode assumir o negócio.',
  removeUnsent: (n: number) =>
    `${count(n, 'alteração dele ainda não chegou', 'alterações dele ainda não chegaram')} aqui. O que chegar depois espera em Atenção.`,
  removeTakesAlong: (n: number) =>
    `${count(n, 'alteração de aparelhos removidos antes não está', 'alterações de aparelhos removidos antes não estão')} em nenhum outro. Depois de removido, só uma cópia de segurança feita nele ${n === 1 ? 'a' : 'as'} traz.`,
  keep: 'Manter',
  removedSaid: 'Aparelho removido',
  managesNot:
    'Aparelhos são adicionados e removidos no que tem a chave do dono: aquele em que o negócio foi criado, ou um em que as palavras de recuperação foram digitadas.',
  add: 'Adicionar aparelho',
  addHow:
    'No aparelho novo, abra este endereço e escolha “Parear com meu negócio”, ou leia o código com a câmera.',
  code: 'Código de pareamento',
  codeHow: 'Um aparelho, uma vez.',
  left: (time: string) => `Termina em ${time}`,
  copy: 'Copiar link',
  copyHow:
    'Para outro navegador neste aparelho, ou o aplicativo na Tela de Início: abra o link lá, ou cole-o onde se pede o código. Vale uma vez.',
  copied: 'Link copiado. Abra ou cole o link lá enquanto isto estiver aberto.',
  notCopied: 'Não foi possível copiar. Digite o código.',
  qr: 'QR code que abre a página de pareamento com este código',
  qrTooLong: 'Este endereço é longo demais para um QR code.',
  compare: 'Os dois mostram estes números?',
  compareHow: (name: string) => `Olhe para ${name}. Se os números forem outros, há alguém no meio.`,
  newDevice: 'o aparelho novo',
  match: 'Os números são iguais',
  differ: 'São diferentes',
  joining: (name: string) =>
    `${name} está na lista. Recebe as chaves quando alguém tocar em “Os números são iguais” também lá. Deixe isto aberto: se for fechado antes, ${name} sai da lista de novo.`,
  joined: (name: string) => `${name} agora pertence ao seu negócio.`,
  joinedHow: 'Ele busca a agenda sozinho, deste aparelho ou do relay.',
  closed: {
    expired: 'O código terminou. Faça um novo.',
    used: 'Outro aparelho usou este código. Faça um novo.',
    differ: 'Interrompido: os números eram diferentes. Nada foi entregue ao outro aparelho.',
    stopped: 'Interrompido.',
  },
  takenOff: {
    stopped: (name: string) => `Interrompido antes de ${name} entrar.`,
    differ: (name: string) => `Interrompido: em ${name} alguém disse que os números são diferentes.`,
    failed: (name: string) => `${name} não conseguiu guardar suas chaves.`,
    'no-relay': (name: string) => `Nenhum relay aceitou as chaves para ${name}.`,
  },
  takenOffHow:
    'Saiu da lista de novo, e o que talvez tenha recebido não abre nada de novo. Faça um novo código.',
  noRelay: 'Nenhum relay responde agora, e o pareamento precisa de um. Verifique a conexão e tente de novo.',
  again: 'Novo código',
  done: 'Pronto',
  stop: 'Parar',
  sync: 'Sincronização',
  synced: (n: number) => `Sincronizado com ${count(n, 'aparelho', 'aparelhos')}`,
  syncedSome: (n: number, of: number) => `Sincronizado com ${n} de ${of} aparelhos`,
  waiting: (of: number) =>
    of === 1 ? 'O outro aparelho está atrasado' : 'Os outros aparelhos estão atrasados',
  unheard: of =>
    of === 1 ? 'Ainda não se sabe nada do outro aparelho' : 'Ainda não se sabe nada dos outros aparelhos',
  offline: 'Trabalhando offline',
  toSend: (n: number) => `${count(n, 'alteração', 'alterações')} a enviar`,
  toFetch: (n: number) => `${count(n, 'alteração', 'alterações')} a buscar`,
  pair: {
    title: 'Parear este aparelho',
    lead: 'Este aparelho recebe uma cópia da agenda de um negócio que você tem em outro.',
    how: 'No outro aparelho: Ajustes, Aparelhos, “Adicionar aparelho”. Depois digite o código que ele mostra.',
    code: 'Código de pareamento',
    codeHint: 'Dez letras e números, ou o link com eles',
    empty: 'Digite o código que o outro aparelho mostra.',
    notCode: 'Isto não é um código de pareamento: ele tem dez letras e números.',
    go: 'Parear',
    asking: 'Procurando o outro aparelho…',
    nobody:
      'Nenhum aparelho espera por este código. Confira o código e se o outro aparelho o mostra neste momento. A busca continua.',
    compare: 'Compare os números',
    compareHow: (business: string) =>
      `O outro aparelho mostra os números de ${business}. Se forem iguais, toque em “Os números são iguais” aqui e lá. Se não, há alguém no meio.`,
    matched: 'Agora toque em “Os números são iguais” também no outro aparelho.',
    joined: (business: string) => `Este aparelho agora pertence a ${business}.`,
    open: 'Abrir a agenda',
    closed: {
      expired: 'O código terminou. Faça um novo no outro aparelho.',
      used: 'Este código já foi usado, por outro aparelho ou aqui, antes de a página ser recarregada. Faça um novo no outro aparelho.',
      differ: 'Interrompido: os números eram diferentes. Nada foi entregue a este aparelho.',
      stopped: 'O outro aparelho parou o pareamento.',
    },
    refused: {
      'other-business':
        'Este navegador guarda a agenda de outro negócio. Use outro navegador ou outro perfil para um segundo negócio.',
      member: 'Este aparelho já pertence ao negócio.',
      removed:
        'Este aparelho foi removido do negócio. Apague primeiro a agenda dele aqui e depois pareie de novo.',
      other: 'O que o outro aparelho enviou não pôde ser aceito. Faça um novo código e tente de novo.',
      disk: 'Este navegador não consegue guardar as chaves: o armazenamento está cheio ou fechado. Nada mudou.',
    },
    again: 'Digitar outro código',
    scan: 'Ler o código',
    scanStop: 'Parar de ler',
    scanner: {
      looking: 'Aponte a câmera para o código do outro aparelho.',
      faults: {
        'no-camera': 'Este aparelho não tem câmera que possa ser usada. Digite o código.',
        refused:
          'A câmera não pode ser usada. Permita o uso para esta página nas configurações do navegador e tente de novo, ou digite o código.',
        unavailable:
          'A câmera não pode ser usada agora. Feche outros aplicativos que a usam e tente de novo, ou digite o código.',
      },
    },
    strange: 'Isto não é um código de pareamento. Leia o que aparece em “Adicionar aparelho”.',
    already:
      'Este navegador já é um aparelho de um negócio. Use outro navegador ou outro perfil para um segundo negócio.',
    desk: 'Abrir a agenda',
  },
  fetching: 'Sua agenda está a caminho',
  fetchingHow:
    'Ela vem de outro aparelho do negócio ou do relay. Deixe este aberto; com outro aberto é mais rápido. Se nenhum dos dois a tiver, uma cópia de segurança a traz.',
};
