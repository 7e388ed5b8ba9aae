import { onCleanup, onMount } from 'solid-js';
import type { DeskNews, SessionEntry } from '../../app/desk/desk';
import type { OrderEntry } from '../../app/desk/orders';
import { moneyToText } from '../../core/money';
import { useDesk } from '../desk';
import { createFlag } from '../flag';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { useFormat } from './format';
import { chime, wakeSound } from './sound';

const [tells, setTells] = createFlag('caderneta.tell');

/** Whether this device tells of new bookings, and whether it may do more than sound. */
export const tellsOfBookings = tells;

export const isDenied = (): boolean => !('Notification' in window) || Notification.permission === 'denied';

/** Turned on by a press, so that the browser lets it sound and may ask for notifications. */
export const tellOfBookings = async (tell: boolean): Promise<void> => {
  setTells(tell);
  if (!tell) return;
  wakeSound();
  if ('Notification' in window && Notification.permission === 'default')
    await Notification.requestPermission();
};

/** Tells of bookings and orders that arrive while the app is open but not looked at. */
export const useTelling = (): void => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  // Browsers keep pages silent until they were touched.
  const wake = () => tells() && wakeSound();
  onMount(() => {
    addEventListener('pointerdown', wake);
    addEventListener('keydown', wake);
  });
  onCleanup(() => {
    removeEventListener('pointerdown', wake);
    removeEventListener('keydown', wake);
  });
  const tell = (news: DeskNews): void => {
    if (!tells() || document.hasFocus()) return;
    chime();
    void notify(news.is === 'booking' ? noticeOfBooking(news.entry) : noticeOfOrder(news.order));
  };
  const noticeOfBooking = ({ service, session }: SessionEntry): Notice => {
    const name = service?.name ?? words().calendar.noService;
    const isAsked = session.state.is === 'requested';
    return {
      title: isAsked ? words().attention.askedFor(name) : words().attention.booked(name),
      body: format().moment(session.when.start),
      tag: session.key,
    };
  };
  const noticeOfOrder = ({ key, codes, bill }: OrderEntry): Notice => {
    const names = codes.map(({ standing }) => standing.code.name);
    return {
      title: words().attention.bought([...new Set(names)].join(', ')),
      body: moneyToText(bill.total, language.region()),
      tag: key,
    };
  };
  onCleanup(desk.onNews(tell));
};

type Notice = { readonly title: string; readonly body: string; readonly tag: string };

// No name of a client stands in it: it may show on a locked screen.
const notify = async ({ title, body, tag }: Notice): Promise<void> => {
  if (isDenied() || Notification.permission !== 'granted') return;
  // Android shows notifications only through the worker, which brings this tab to the front once they are pressed.
  const worker = (await navigator.serviceWorker?.getRegistration())?.active;
  if (worker) {
    worker.postMessage({ notice: { title, body, tag } });
    return;
  }
  const notice = new Notification(title, { body, tag });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
};
