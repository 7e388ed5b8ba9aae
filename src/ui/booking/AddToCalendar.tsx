import type { SessionFace } from '../../app/wallet/wallet';
import { calendarText } from '../../core/ics';
import { useDoors } from '../doors';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { saveAs } from '../parts/saveAs';
import { useClientWords } from '../words/client-words';

/** "Add to calendar": hands the appointment over as an iCalendar file; of a cancelled one, its cancellation. */
export const AddToCalendar = (props: { readonly face: SessionFace; readonly link: string | null }) => {
  const client = useClientWords();
  const doors = useDoors();
  const save = () => {
    const { face } = props;
    const text = calendarText({
      uid: `${face.key}@caderneta`,
      sequence: face.sequence,
      start: face.start,
      end: face.end,
      summary: `${face.service} · ${face.business}`,
      location: face.address,
      description: face.staff === '' ? '' : `${client().facts.staff}: ${face.staff}`,
      url: props.link,
      cancelled: face.state.is === 'cancelled',
      stamp: doors.now(),
    });
    const file = new Blob([text], { type: 'text/calendar;charset=utf-8' });
    saveAs(file, `${fileName(face.business)}.ics`);
  };
  return (
    <Button onClick={save}>
      <Icon name="calendar" />
      {client().calendar}
    </Button>
  );
};

const fileName = (business: string): string =>
  business
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'caderneta';
