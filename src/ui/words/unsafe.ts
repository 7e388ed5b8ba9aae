import type { Locale } from './words';

/** Words of the screen that stands in for all others where the browser withholds what the app needs. */
export type UnsafeWords = {
  readonly title: string;
  readonly what: (origin: string) => string;
  readonly ways: string;
  readonly steps: readonly string[];
  readonly kept: string;
};

export const UNSAFE_WORDS: Readonly<Record<Locale, UnsafeWords>> = {
  en: {
    title: 'This address is not secure',
    what: origin =>
      `Browsers give pages encryption and safe storage only over HTTPS or on the same machine. ${origin} is neither, so nothing can be signed, sealed or kept here.`,
    ways: 'What to do',
    steps: [
      'Open Caderneta at an address that begins with https://.',
      'On the machine that serves it, open http://localhost with the same port.',
      'If you run it yourself, put it behind HTTPS: the README says how.',
    ],
    kept: 'Nothing was lost: nothing can have been saved at this address.',
  },
  'pt-BR': {
    title: 'Este endereço não é seguro',
    what: origin =>
      `Os navegadores só oferecem criptografia e armazenamento seguro por HTTPS ou na própria máquina. ${origin} não é nenhum dos dois, então nada pode ser assinado, lacrado ou guardado aqui.`,
    ways: 'O que fazer',
    steps: [
      'Abra a Caderneta em um endereço que comece com https://.',
      'Na máquina que a serve, abra http://localhost com a mesma porta.',
      'Se é você quem a hospeda, coloque-a atrás de HTTPS: o README explica como.',
    ],
    kept: 'Nada se perdeu: neste endereço nada pode ter sido salvo.',
  },
  es: {
    title: 'Esta dirección no es segura',
    what: origin =>
      `Los navegadores solo ofrecen cifrado y almacenamiento seguro por HTTPS o en la propia máquina. ${origin} no es ninguna de las dos, así que aquí nada se puede firmar, sellar ni guardar.`,
    ways: 'Qué hacer',
    steps: [
      'Abre Caderneta en una dirección que empiece por https://.',
      'En la máquina que la sirve, abre http://localhost con el mismo puerto.',
      'Si la alojas tú, ponla detrás de HTTPS: el README explica cómo.',
    ],
    kept: 'No se ha perdido nada: en esta dirección no puede haberse guardado nada.',
  },
};
