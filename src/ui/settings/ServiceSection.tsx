import { createMemo, Show } from 'solid-js';
import type { Service } from '../../core/services';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useDeskWords } from '../words/desk-words';
import { DatedHours } from './DatedHours';
import { createFormDraft } from './formDraft';
import { lastOrder } from './order';
import { RecordEditor, RecordPlace } from './RecordEditor';
import { ServiceFields } from './ServiceFields';
import { ServiceLink } from './ServiceLink';
import { type ServiceValues, serviceFaults, serviceFrom, serviceValues } from './serviceForm';

/** One service: all its rules, its link, its dates, or a new one. */
export const ServiceSection = (props: { readonly at: string }) => {
  const book = useBook();
  return (
    <RecordPlace at={props.at} records={book().services} back="services">
      {at => <ServiceEditor at={at} />}
    </RecordPlace>
  );
};

const ServiceEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const stored = () => book().services.find(({ key }) => key === props.at) ?? null;
  const staff = () => book().staff.filter(({ archived }) => !archived);
  const blank = (): Omit<Service, 'key' | 'dated'> => ({
    name: '',
    about: '',
    duration: 60,
    price: null,
    before: 0,
    after: 0,
    seats: 1,
    staff: staff().map(({ key }) => key),
    every: null,
    hidden: false,
    ask: false,
    answerWithin: 1440,
    notice: null,
    horizon: null,
    weekly: null,
    form: null,
    order: lastOrder(book().services),
    archived: false,
  });
  const record = () => stored() ?? blank();
  const currency = () => book().business.currency;
  const live = createMemo(() => serviceValues(record(), book().business));
  const draft = createFormDraft<ServiceValues>(`service/${props.at}`, live);
  const faults = () => serviceFaults(draft.values(), currency());
  return (
    <RecordEditor
      of="service"
      back="services"
      stored={stored()}
      draft={draft}
      names={{ ...words().settings.service, staff: words().settings.service.who }}
      words={words().settings.service}
      written={() => (faults() ? null : serviceFrom(draft.values(), record(), currency()))}
      first={{ order: record().order }}
      put={desk.settings.service}
      fields={tried => (
        <ServiceFields
          values={draft.values()}
          type={draft.type}
          faults={(tried() ? faults() : null) ?? {}}
          currency={record().price?.currency ?? currency()}
          staff={staff()}
          forms={book().forms.filter(({ archived, key }) => !archived || key === record().form)}
        />
      )}
      more={found => (
        <Show when={found().weekly !== null}>
          <DatedHours of="service" record={found().key} dated={found().dated} />
        </Show>
      )}
      link={found => <ServiceLink service={found().key} />}
    />
  );
};
