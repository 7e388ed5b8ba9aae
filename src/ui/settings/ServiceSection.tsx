import { useNavigate } from '@tanstack/solid-router';
import { createMemo, createSignal, Show } from 'solid-js';
import type { Service } from '../../core/services';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { DatedHours } from './DatedHours';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { lastOrder } from './order';
import { RecordHistory } from './RecordHistory';
import { ServiceFields } from './ServiceFields';
import { ServiceLink } from './ServiceLink';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';
import { type ServiceValues, serviceFaults, serviceFrom, serviceValues } from './serviceForm';

/** One service: all its rules, its link, its dates, or a new one. */
export const ServiceSection = (props: { readonly at: string }) => {
  const book = useBook();
  const words = useDeskWords();
  const stored = () => book().services.find(({ key }) => key === props.at);
  return (
    <Show
      when={props.at === 'new' || stored()}
      fallback={<Section title={words().settings.unknown} back="services" />}
    >
      {/* Made anew for another service, never for a change of this one. */}
      <Show when={props.at} keyed>
        {at => <ServiceEditor at={at} />}
      </Show>
    </Show>
  );
};

const ServiceEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const navigate = useNavigate();
  const stored = () => book().services.find(({ key }) => key === props.at);
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
  const [tried, setTried] = createSignal(false);
  const faults = () => (tried() ? serviceFaults(draft.values(), currency()) : null) ?? {};

  const save = (): Saving => {
    setTried(true);
    if (serviceFaults(draft.values(), currency())) return 'faulty';
    const written = serviceFrom(draft.values(), record(), currency());
    const found = stored();
    if (!found) return desk.settings.service(null, { ...written, order: record().order });
    const changes = changesOf(written, found);
    return isNothing(changes) ? 'unchanged' : desk.settings.service(found.key, changes);
  };
  const saved = () => {
    setTried(false);
    if (stored()) return;
    draft.clear();
    void navigate({ to: '/desk/settings/services' });
  };
  const archive = (found: Service) =>
    void act(
      () => desk.settings.service(found.key, { archived: !found.archived }),
      found.archived ? words().settings.saved : words().settings.archived,
    );

  return (
    <Section title={stored()?.name ?? words().settings.service.add} back="services">
      <SettingsForm
        draft={draft}
        names={{ ...words().settings.service, staff: words().settings.service.who }}
        save={save}
        says={stored() ? words().settings.saved : words().settings.service.created}
        onSaved={saved}
        action={stored() ? words().settings.save : words().settings.service.add}
      >
        <ServiceFields
          values={draft.values()}
          type={draft.type}
          faults={faults()}
          currency={record().price?.currency ?? currency()}
          staff={staff()}
          forms={book().forms.filter(({ archived, key }) => !archived || key === record().form)}
        />
      </SettingsForm>
      <Show when={stored()}>
        {found => (
          <>
            <Show when={found().weekly !== null}>
              <DatedHours of="service" record={found().key} dated={found().dated} />
            </Show>
            <ServiceLink service={found().key} />
            <section class="settings-part">
              <div>
                <Button kind={found().archived ? 'plain' : 'danger'} onClick={() => archive(found())}>
                  {found().archived ? words().settings.restore : words().settings.archive}
                </Button>
              </div>
            </section>
            <RecordHistory of="service" record={found().key} changed={found()} />
          </>
        )}
      </Show>
    </Section>
  );
};
