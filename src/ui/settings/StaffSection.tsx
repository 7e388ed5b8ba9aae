import type { Staff } from '../../core/staff';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { ButtonLink } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { moved } from './order';
import { ArchivedList, RecordList } from './RecordList';
import { Section } from './sections';
import { together } from './together';

const hrefOf = (key: string) => `#/desk/settings/staff/${key}`;
const listed = ({ key, name }: Staff) => ({ key, name });

/** Whom sessions are booked with; of several who are free, the first in this order is preferred. */
export const StaffSection = () => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const active = () => book().staff.filter(({ archived }) => !archived);
  const move = (key: string, by: -1 | 1) =>
    void act(
      () =>
        together(
          moved(active(), key as Staff['key'], by).map(
            ({ key: at, order }) =>
              () =>
                desk.settings.staff(at, { order }),
          ),
        ),
      words().settings.saved,
    );
  return (
    <Section title={words().settings.staff}>
      <RecordList
        records={active().map(listed)}
        hrefOf={hrefOf}
        onMove={move}
        label={words().settings.staff}
      />
      <div>
        <ButtonLink kind="primary" href={hrefOf('new')}>
          <Icon name="plus" />
          {words().settings.people.add}
        </ButtonLink>
      </div>
      <ArchivedList
        records={book()
          .staff.filter(({ archived }) => archived)
          .map(listed)}
        hrefOf={hrefOf}
        label={words().settings.people.archivedList}
      />
    </Section>
  );
};
