import { useNavigate, useSearch } from '@tanstack/solid-router';
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import type { LogFailure } from '../../app/ports';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { LanguageChoice } from '../parts/LanguageChoice';
import { ErrorNote } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createFormDraft } from '../settings/formDraft';
import { welcome } from '../settings/welcome';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { STEPS, type Step } from './step';
import { BusinessStep, HoursStep, ServiceStep } from './steps';
import { faultsOfStep, reachable, setupFrom, type WizardValues, wizardStart } from './wizard';
import { ownZone } from './zones';

type SetUp = Extract<DeskGate, { is: 'none' }>['setUp'];

/** Name and zone, a service, hours: one step a page, each in the browser's history, nothing typed lost. */
export const Wizard = (props: { readonly setUp: SetUp }) => {
  const words = useDeskWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ from: '/setup' });
  const start = wizardStart(ownZone());
  const draft = createFormDraft<WizardValues>('setup', () => start);
  const languages = navigator.languages;

  const step = createMemo(() => reachable(search().step ?? 'business', draft.values(), languages));
  const [tried, setTried] = createSignal<Step | null>(null);
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<LogFailure | null>(null);
  let form!: HTMLFormElement;

  createEffect(
    on(
      step,
      () => {
        scrollTo({ top: 0 });
        document.querySelector('h1')?.focus();
      },
      { defer: true },
    ),
  );

  const title = () => words().setup[step()];
  const lead = () => words().setup[`${step()}How`];
  const faults = () => (tried() === step() ? faultsOfStep(step(), draft.values(), languages) : null) ?? {};
  const fields = () => ({ values: draft.values(), type: draft.type, faults: faults(), languages });

  const finish = async () => {
    const setup = setupFrom(draft.values(), { languages, locale: language.locale(), me: words().setup.me });
    if (!setup) return;
    setBusy(true);
    setFailure(null);
    // Asked while the person's press still counts; the book works without the promise.
    void navigator.storage?.persist?.().catch(() => false);
    const done = await props.setUp(setup);
    setBusy(false);
    if (!done.ok) {
      setFailure(done.error);
      return;
    }
    draft.clear();
    welcome();
    await navigate({ to: '/desk', replace: true });
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    setTried(step());
    if (faultsOfStep(step(), draft.values(), languages)) {
      queueMicrotask(() => focusFirstError(form));
      return;
    }
    const next = STEPS[STEPS.indexOf(step()) + 1];
    if (next) void navigate({ to: '/setup', search: { step: next } });
    else void finish();
  };

  return (
    <Page
      title={title()}
      lead={lead()}
      footer={step() === 'business' ? <LanguageChoice /> : undefined}
      start={<p class="soft">{words().setup.step(STEPS.indexOf(step()) + 1, STEPS.length)}</p>}
    >
      <form class="setup-form" data-unsaved="no" novalidate ref={form} onSubmit={submit}>
        <div class="sheet stack">
          <Switch>
            <Match when={step() === 'business'}>
              <BusinessStep {...fields()} />
            </Match>
            <Match when={step() === 'service'}>
              <ServiceStep {...fields()} />
            </Match>
            <Match when={step() === 'hours'}>
              <HoursStep {...fields()} />
            </Match>
          </Switch>
        </div>
        <Show when={failure()}>
          {found => (
            <ErrorNote title={words().setup.failed}>
              <p>{found().is === 'full' ? words().setup.failedFull : words().setup.failedOther}</p>
            </ErrorNote>
          )}
        </Show>
        <div class="setup-actions">
          <Show when={step() !== 'business'}>
            <Button
              onClick={() =>
                void navigate({
                  to: '/setup',
                  search: { step: STEPS[STEPS.indexOf(step()) - 1] ?? 'business' },
                })
              }
            >
              {words().setup.back}
            </Button>
          </Show>
          <Button type="submit" kind="primary" busy={busy()}>
            {busy()
              ? words().setup.finishing
              : step() === 'hours'
                ? words().setup.finish
                : words().setup.next}
          </Button>
        </div>
        <Show when={step() === 'hours'}>
          <p class="soft">{words().setup.kept}</p>
        </Show>
      </form>
    </Page>
  );
};
