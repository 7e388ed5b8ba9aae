import { pluralIn } from '../../plural';
import type { backup as English } from './en';

const count = pluralIn('pt-BR');

export const backup: typeof English = {
  title: 'Cópia de segurança',
  lead: 'A agenda inteira em um arquivo, lacrado com uma frase secreta que só você conhece.',
  last: when => `Última cópia: ${when}`,
  never: 'Ainda não há cópia de segurança.',
  save: 'Salvar uma cópia',
  saveHow: 'Guarde o arquivo fora deste aparelho: em um pen drive, em uma nuvem, com alguém de confiança.',
  passphrase: 'Frase secreta',
  passphraseHint: least =>
    `Pelo menos ${least} caracteres. Algumas palavras que só você juntaria são uma boa escolha.`,
  again: 'Frase secreta de novo',
  show: 'Mostrar a frase secreta',
  nobody:
    'Ninguém consegue recuperar esta frase. Sem ela o arquivo não pode ser aberto por ninguém, então anote-a.',
  needed: 'Digite a frase secreta.',
  short: least => `Ela precisa de pelo menos ${least} caracteres.`,
  differs: 'As duas não são iguais.',
  saving: 'Lacrando a agenda. Isto leva um momento…',
  saved: name => `A cópia foi para os seus downloads como ${name}.`,
  restore: 'Restaurar uma cópia',
  restoreHow:
    'Acrescenta o que o arquivo tem e falta nesta agenda. Nada é retirado nem volta atrás, e quem foi apagado continua apagado.',
  file: 'Arquivo da cópia',
  choose: 'Escolher arquivo',
  noFile: 'Nenhum arquivo escolhido',
  fileNeeded: 'Escolha o arquivo.',
  restoring: 'Abrindo o arquivo. Isto leva um momento…',
  restored: n =>
    n === 0
      ? 'Tudo o que está no arquivo já estava na agenda.'
      : `${count(n, 'alteração acrescentada', 'alterações acrescentadas')}.`,
  untouched: 'Nada foi alterado.',
  partly:
    'Uma parte pode ter sido acrescentada, e fica. Restaurar o arquivo de novo acrescenta o resto, e nada duas vezes.',
  entered:
    'Este navegador já é um aparelho do seu negócio, e uma parte do arquivo está na agenda dele. Abra a agenda e restaure o arquivo de novo em Ajustes, Cópia de segurança: isso acrescenta o resto, e nada duas vezes.',
  faults: {
    'not-a-backup': 'Este arquivo não é uma cópia de segurança.',
    'newer-version':
      'Este arquivo foi feito por uma versão mais nova do aplicativo. Atualize o aplicativo e tente de novo.',
    'wrong-passphrase': 'A frase secreta é outra. Maiúsculas e espaços contam.',
    truncated: 'Falta o fim deste arquivo: ele foi cortado ao ser copiado. Copie-o de novo.',
    altered: 'Este arquivo não está como foi escrito: foi danificado ou alterado. Use outra cópia.',
    malformed: 'Este arquivo abre, mas o que há nele não é uma agenda.',
    'other-business': 'Esta é a cópia de outro negócio.',
    refused: 'A lista de aparelhos deste arquivo não pôde ser aceita.',
    full: 'Não há mais espaço neste aparelho. Libere espaço e tente de novo.',
    unavailable: 'O navegador mantém a agenda fechada. Recarregue a página e tente de novo.',
    removed: 'Este aparelho foi removido do negócio. Apague primeiro a agenda dele aqui.',
    member: 'Este navegador já é um aparelho do negócio: restaure o arquivo em Ajustes, Cópia de segurança.',
    other: 'Este navegador não pôde se tornar um aparelho do negócio.',
    'wrong-words': 'Estas palavras de recuperação são de outro negócio.',
  },
  folder: {
    title: 'Gravar uma cópia em uma pasta todo dia',
    how: 'Enquanto o aplicativo está aberto, um arquivo por dia, e os últimos 30. O melhor é uma pasta que o computador copia para uma nuvem.',
    choose: 'Escolher uma pasta',
    chosen: name => `Gravada todo dia em “${name}”.`,
    trying: name => `Gravando em “${name}”…`,
    ask: name => `O navegador quer perguntar de novo antes de gravar em “${name}”.`,
    gone: name =>
      `Não é possível gravar em “${name}”: a pasta pode ter sido movida, apagada ou desconectada.`,
    full: name => `Não havia espaço em “${name}” para a última cópia. Libere espaço nela.`,
    allow: 'Permitir de novo',
    tryAgain: 'Tentar de novo',
    stop: 'Parar',
    stopped: 'Parado. Os arquivos ficam onde estão.',
    refused: 'O navegador não deixa o aplicativo gravar nesta pasta. Escolha outra.',
    denied: 'O navegador não permitiu.',
    preparing: 'Preparando. Isto leva um momento…',
  },
  carry: {
    title: 'Levar a agenda para outro navegador',
    how: 'Outro navegador, ou o aplicativo na Tela de Início de um iPhone ou iPad, guarda uma agenda própria. Há dois caminhos: “Adicionar aparelho” dá um link que vale uma vez, para abrir ou colar lá; ou salve uma cópia de segurança aqui e restaure-a lá.',
    forgets:
      'No iPhone e no iPad, o navegador apaga o que uma página guarda depois de 7 dias sem visita. Ponha o aplicativo na Tela de Início e leve sua agenda para lá.',
  },
  here: {
    lead: 'Este navegador se torna um aparelho do seu negócio, com a agenda que está no arquivo.',
    words: 'Palavras de recuperação',
    wordsHint:
      'Esta cópia foi feita em um aparelho sem a chave do dono: as 24 palavras também são necessárias.',
    go: 'Restaurar',
    done: 'Sua agenda está aqui.',
    open: 'Abrir a agenda',
    taken:
      'Este navegador já é um aparelho de um negócio. Nele, uma cópia é restaurada em Ajustes, Cópia de segurança.',
  },
  due: {
    title: 'Lembrete de cópia',
    never: 'Ainda não há cópia de segurança da sua agenda.',
    old: when => `A última cópia é de ${when}.`,
    alone: 'Este aparelho é o único que a tem.',
    later: 'Hoje não',
  },
};
