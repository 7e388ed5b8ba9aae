import type { Means } from '../../core/messages';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';

/** What came of a message: asked for once a way of sending it was used. */
export const MarkButtons = (props: {
  readonly used: Means | null;
  /** The button that says that it was sent. */
  readonly ref: (mark: HTMLButtonElement) => void;
  readonly onPut: (is: 'sent' | 'dropped') => void;
}) => {
  const words = useDeskWords();
  return (
    <>
      <p role="status" class="message-asks">
        {props.used ? words().messages.asks[props.used] : ''}
      </p>
      <div class="message-done">
        <Button ref={props.ref} kind={props.used ? 'primary' : 'plain'} onClick={() => props.onPut('sent')}>
          {words().messages.mark}
        </Button>
        <Button kind="quiet" onClick={() => props.onPut('dropped')}>
          {words().messages.drop}
        </Button>
      </div>
    </>
  );
};
