import { onCleanup, onMount } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { createFlag } from '../flag';
import { useDeskWords } from '../words/desk-words';
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

/** Tells of bookings that arrive while the app is open but not looked at. */
export const useTelling = (): void => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
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
  const tell = (entry: SessionEntry): void => {
    if (!tells() || document.hasFocus()) return;
    chime();
    const service = entry.service?.name ?? words().calendar.noService;
    const title =
      entry.session.state.is === 'requested'
        ? words().attention.askedFor(service)
        : words().attention.booked(service);
    void notify(title, format().moment(entry.session.when.start), entry.session.key);
  };
  onCleanup(desk.onBooking(tell));
};

// No name of a client stands in it: it may show on a locked screen.
const notify = async (title: string, body: string, tag: string): Promise<void> => {
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
