import { Show } from 'solid-js';
import { moneyToText } from '../../core/money';
import { isClass, type Service } from '../../core/services';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { moved } from './order';
import { ArchivedList, type Listed, RecordList } from './RecordList';
import { Section } from './sections';
import { together } from './together';

const hrefOf = (key: string) => `#/desk/settings/services/${key}`;

/** What can be booked, in the order in which clients see it. */
export const ServicesSection = () => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const language = useLanguage();
  const service = () => words().settings.service;
  const listed = (found: Service): Listed => ({
    key: found.key,
    name: found.name,
    says: [
      service().minutes(found.duration),
      ...(found.price ? [moneyToText(found.price, language.region())] : []),
      ...(found.staff.length === 0 ? [service().nobody] : []),
    ].join(' · '),
    tags: [
      ...(found.hidden ? [service().hiddenTag] : []),
      ...(isClass(found) ? [service().classTag(found.seats)] : []),
    ],
  });
  const active = () => book().services.filter(({ archived }) => !archived);
  const move = (key: string, by: -1 | 1) =>
    void act(
      () =>
        together(
          moved(active(), key as Service['key'], by).map(
            ({ key: at, order }) =>
              () =>
                desk.settings.service(at, { order }),
          ),
        ),
      words().settings.saved,
    );
  return (
    <Section title={words().settings.services}>
      <Show when={active().length > 0} fallback={<Empty title={service().empty}>{service().emptyHow}</Empty>}>
        <RecordList
          records={active().map(listed)}
          hrefOf={hrefOf}
          onMove={move}
          label={words().settings.services}
        />
      </Show>
      <div>
        <ButtonLink kind="primary" href={hrefOf('new')}>
          <Icon name="plus" />
          {service().add}
        </ButtonLink>
      </div>
      <ArchivedList
        records={book()
          .services.filter(({ archived }) => archived)
          .map(listed)}
        hrefOf={hrefOf}
        label={service().archivedList}
      />
    </Section>
  );
};
