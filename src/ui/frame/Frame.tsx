import type { ParentProps } from 'solid-js';
import { Reminder } from '../backup/Reminder';
import { SyncStatus } from '../devices/SyncStatus';
import { Toasts } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import { useBook } from './book';
import { useTelling } from './bookings';
import { Navigation } from './Navigation';
import { Status, Warnings } from './Status';
import './frame.css';

/** What stands around every screen of the desk: its sections, the business's name, the connection. */
export const Frame = (props: ParentProps) => {
  const book = useBook();
  const words = useDeskWords();
  useTelling();
  return (
    <div class="frame">
      <section class="frame-side" aria-label={words().frame.desk}>
        <button
          type="button"
          class="frame-skip"
          onClick={() => document.querySelector<HTMLElement>('.frame-content h1')?.focus()}
        >
          {words().frame.skip}
        </button>
        <p class="frame-business">{book().business.name}</p>
        <Navigation />
        <Status />
        <SyncStatus />
      </section>
      <div class="frame-content">
        <Warnings />
        <Reminder />
        {props.children}
      </div>
      <Toasts />
    </div>
  );
};
