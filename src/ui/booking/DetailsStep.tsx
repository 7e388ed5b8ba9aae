import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type { Catalog, OfferedService } from '../../core/catalog';
import type { Key } from '../../core/id';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { type Draft, type Faults, type Form, faultsIn, hasFaults } from './draft';
import { IntakeForm } from './IntakeForm';
import { PersonFields } from './PersonFields';
import { policyTexts } from './policies';
import { Texts } from './Texts';

const NO_FAULTS: Faults = { person: {}, answers: [] };

/** "Your details": names, ways to reach the visitor as the business asks, the service's form, and "Book". */
export const DetailsStep = (props: {
  readonly business: Catalog['business'];
  readonly service: OfferedService;
  readonly form: Form | null;
  /** Whether somebody is logged in. */
  readonly withAccount: boolean;
  /** Questions that the account answered before. */
  readonly answered: readonly Key[];
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** "Pay with a code", where it makes sense; `isReady` says whether a booking can be sent with it, and shows why not. */
  readonly paying: JSX.Element;
  readonly isReady: () => boolean;
  /** What is about to be booked, in words. */
  readonly summary: JSX.Element;
  readonly busy: boolean;
  /** Stands above "Book": what went wrong, or what the visitor should decide. */
  readonly note: JSX.Element;
  /** Null while nothing can be sent. */
  readonly onBook: (() => void) | null;
  readonly onForget: (() => void) | null;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const [pressed, setPressed] = createSignal(false);
  const faults = createMemo(() =>
    pressed() ? faultsIn(props.draft, props.business.ask, props.form) : NO_FAULTS,
  );
  let form: HTMLFormElement | undefined;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    const isReady = props.isReady();
    if (!hasFaults(faults()) && isReady) props.onBook?.();
    else if (form) focusFirstError(form);
  };

  return (
    <form class="stack" ref={form} onSubmit={submit} novalidate aria-label={client().details.title}>
      {props.summary}
      <PersonFields
        ask={props.business.ask}
        draft={props.draft}
        faults={faults().person}
        onDraft={props.onDraft}
      />
      <div class="row">
        <p class="soft">{props.withAccount ? client().details.keptThere : client().details.kept}</p>
        <Show when={props.onForget}>
          {forget => (
            <Button kind="quiet" onClick={() => forget()()}>
              {client().details.forget}
            </Button>
          )}
        </Show>
      </div>
      <Show when={props.form?.questions.length ? props.form : null}>
        {asked => (
          <IntakeForm
            form={asked()}
            answers={props.draft.answers}
            faults={faults().answers}
            answered={props.answered}
            onAnswer={(question, answer) =>
              props.onDraft({ ...props.draft, answers: { ...props.draft.answers, [question]: answer } })
            }
          />
        )}
      </Show>
      {props.paying}
      <p class="soft">
        {policyTexts(props.business, props.service, {
          words: client().details,
          shared: words(),
          region: region(),
        }).join(' ')}
      </p>
      <div>
        <p class="soft">{client().details.agree}</p>
        <Texts name={props.business.name} terms={props.business.terms} privacy={props.business.privacy} />
      </div>
      {props.note}
      <Show when={props.onBook}>
        <Button kind="primary" type="submit" busy={props.busy} class="book">
          {props.busy ? client().details.booking : client().details.book}
        </Button>
      </Show>
    </form>
  );
};
