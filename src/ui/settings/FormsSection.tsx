import { Show } from 'solid-js';
import type { Form } from '../../core/forms';
import { useBook } from '../frame/book';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { ArchivedList, type Listed, RecordList } from './RecordList';
import { Section } from './sections';

const hrefOf = (key: string) => `#/desk/settings/forms/${key}`;

/** Intake forms: what a service may ask before it is booked. */
export const FormsSection = () => {
  const book = useBook();
  const words = useDeskWords();
  const form = () => words().settings.form;
  const listed = ({ key, name, questions }: Form): Listed => ({
    key,
    name,
    says: form().count(questions.length),
  });
  const active = () => book().forms.filter(({ archived }) => !archived);
  return (
    <Section title={words().settings.forms}>
      <Show when={active().length > 0} fallback={<Empty title={form().empty}>{form().emptyHow}</Empty>}>
        <RecordList records={active().map(listed)} hrefOf={hrefOf} label={words().settings.forms} />
      </Show>
      <div>
        <ButtonLink kind="primary" href={hrefOf('new')}>
          <Icon name="plus" />
          {form().add}
        </ButtonLink>
      </div>
      <ArchivedList
        records={book()
          .forms.filter(({ archived }) => archived)
          .map(listed)}
        hrefOf={hrefOf}
        label={form().archivedList}
      />
    </Section>
  );
};
