import { createSignal, createUniqueId } from 'solid-js';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import './link.css';

/** The link that opens the booking page at one service, also a hidden one. */
export const ServiceLink = (props: { readonly service: Key }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const link = createAsked(
    () => props.service,
    service => desk.settings.serviceLink(service),
  );
  const [said, setSaid] = createSignal('');
  let field: HTMLInputElement | HTMLTextAreaElement | undefined;
  const copy = async () => {
    const copied = await copyText(link() ?? '');
    if (!copied) field?.select();
    setSaid(copied ? words().settings.link.copied : words().settings.link.notCopied);
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().settings.service.link}</h2>
      <p class="soft">{words().settings.service.linkHow}</p>
      <div class="booking-link">
        <TextField
          label={words().settings.service.link}
          value={link() ?? ''}
          readonly
          ref={input => {
            field = input;
          }}
          onInput={() => undefined}
        />
        <div>
          <Button onClick={() => void copy()}>
            <Icon name="copy" />
            {words().settings.link.copy}
          </Button>
        </div>
        <p role="status" class="soft booking-link-said">
          {said()}
        </p>
      </div>
    </section>
  );
};
