import { Drawing, SIGNS } from './Sign';

// Drawn for this app on a grid of 24, as strokes of 1.75.
const PATHS = {
  ...SIGNS,
  bell: 'M12 4a5.5 5.5 0 0 0-5.5 5.5c0 4.5-2 6-2 6.5h15c0-.5-2-2-2-6.5A5.5 5.5 0 0 0 12 4ZM10 19a2 2 0 0 0 4 0',
  block: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM6 6l12 12',
  calendar:
    'M4 7.5C4 6.7 4.7 6 5.5 6h13c.8 0 1.5.7 1.5 1.5V19c0 .6-.4 1-1 1H5c-.6 0-1-.4-1-1ZM8 3.5V8M16 3.5V8M4 11h16',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h10v11H9ZM15 9V4H5v11h4',
  down: 'm6 9.5 6 6 6-6',
  edit: 'M5 19h3.5L19 8.5 15.5 5 5 15.5ZM13 7.5l3.5 3.5',
  help: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM9.6 9.6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.9M12 16.8v.2',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  mail: 'M3.5 6h17v12.5h-17ZM4 6.5l8 6.5 8-6.5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  message: 'M4 5h16v11h-9.5L6 20v-4H4Z',
  offline: 'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M13.5 9.8a10 10 0 0 1 5.5 2.7M8.5 16a5 5 0 0 1 7 0M12 19.5v.2',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  phone:
    'M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1-.7 1.8-1.7 1.8C11 19.8 4.2 13 4.2 5.2c0-1 .8-1.7 1.8-1.7Z',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11ZM12 7.8a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6Z',
  plus: 'M12 5v14M5 12h14',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5M20 14v2.5M14 20h2.5M19.5 19.5h.5',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20.5 20.5',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4',
  share: 'M12 15V3.5M8 7l4-3.5L16 7M6 11H4.5v9.5h15V11H18',
  ticket: 'M3.5 6.5h17v3.8a1.8 1.8 0 0 0 0 3.4v3.8h-17v-3.8a1.8 1.8 0 0 0 0-3.4ZM14.5 9v1.5M14.5 13.5V15',
  trash: 'M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5 7.5 20.5h9l1-14M10 10.5v6M14 10.5v6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words; it says nothing by itself, so a button with only an icon needs an `aria-label`. */
export const Icon = (props: { readonly name: IconName }) => <Drawing path={PATHS[props.name]} />;
