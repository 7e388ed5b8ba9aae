import type { SessionEntry } from '../../app/desk/desk';
import { sessionName } from '../calendar/names';
import { useFormat } from '../frame/format';
import { ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { useSessionLink } from './sessionLink';

/** Beside an entry's choices: the session that it is about, over the calendar of its day. */
export const OpenSession = (props: { readonly entry: SessionEntry }) => {
  const words = useDeskWords();
  const format = useFormat();
  const link = useSessionLink();
  return (
    <ButtonLink
      kind="quiet"
      {...link(props.entry)}
      aria-label={words().attention.open(sessionName(props.entry, words(), format()))}
    >
      {words().open.take}
    </ButtonLink>
  );
};
