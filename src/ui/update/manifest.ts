/** A text in the languages of the app, as the manifest's `…_localized` members hold them. */
type Localized = Readonly<Record<'pt-BR' | 'es', string>>;

/**
 * The web app manifest (https://www.w3.org/TR/appmanifest/). Every address is relative, so that any static
 * host serves the app, also from a folder. `id` resolves to the origin's root: the app's storage belongs to
 * the origin too, so two copies on one origin are one app.
 */
export const manifest = {
  id: './',
  name: 'Caderneta',
  short_name: 'Caderneta',
  description: 'An appointment book that stays on your own devices. Clients book through a link.',
  description_localized: {
    'pt-BR': 'Uma agenda que fica nos seus próprios aparelhos. Os clientes agendam por um link.',
    es: 'Una agenda que se queda en tus propios dispositivos. Los clientes reservan con un enlace.',
  } satisfies Localized,
  lang: 'en',
  dir: 'ltr' as const,
  start_url: './',
  scope: './',
  display: 'standalone' as const,
  background_color: '#faf6ed',
  theme_color: '#faf6ed',
  categories: ['business', 'productivity'],
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
  shortcuts: [
    {
      name: 'Calendar',
      name_localized: { 'pt-BR': 'Agenda', es: 'Agenda' } satisfies Localized,
      url: './#/desk',
      icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }],
    },
    {
      name: 'My bookings',
      name_localized: { 'pt-BR': 'Meus agendamentos', es: 'Mis reservas' } satisfies Localized,
      url: './#/bookings',
      icons: [{ src: 'icons/icon-192.png', sizes: '192x192' }],
    },
  ],
};
