import { Match, Show, Switch } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { withValue } from '../address';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { Button, ButtonLink } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Page } from '../parts/Page';
import { QrCode } from '../parts/QrCode';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { givesText, servicesText, standingText } from './say';
import { useCodeSpeech } from './speech';
import './certificate.css';

/** A gift as its recipient gets it in the hand: alone on paper, whatever stands around it here. */
export const Certificate = (props: { readonly code: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const entry = createValue(() => desk.codes.one(props.code as Key));
  return (
    <Switch>
      <Match when={entry() === null}>
        <Page title={words().codes.code.missing} lead={words().codes.code.missingHow}>
          {null}
        </Page>
      </Match>
      <Match when={entry()}>
        {found => (
          <Page
            title={words().codes.certificate.title}
            start={
              <ButtonLink kind="quiet" href={`#/desk/codes/orders/${found().standing.code.order}`}>
                <Icon name="back" />
                {words().codes.certificate.back}
              </ButtonLink>
            }
            end={
              <Button kind="primary" onClick={() => print()}>
                {words().codes.certificate.print}
              </Button>
            }
          >
            <Sheet entry={found()} />
          </Page>
        )}
      </Match>
    </Switch>
  );
};

const Sheet = (props: { readonly entry: CodeEntry }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const says = () => words().codes.certificate;
  const link = createValue(() => desk.link);
  const code = () => props.entry.standing.code;
  const recipient = () => props.entry.order?.recipient ?? null;
  return (
    <article class="certificate">
      <header>
        <Show when={book().business.logo}>{logo => <img class="logo" src={logo()} alt="" />}</Show>
        <p class="certificate-business">{book().business.name}</p>
      </header>
      <p class="certificate-kind">{code().name}</p>
      <p class="certificate-whom">
        {recipient()?.name ? says().forWhom(recipient()?.name ?? '') : says().anyone}
      </p>
      <Show when={recipient()?.message}>{message => <p class="certificate-message">{message()}</p>}</Show>
      <dl class="certificate-facts">
        <dt>{says().worth}</dt>
        <dd class="figures">{givesText(code().terms, speech())}</dd>
        <dt>{words().codes.services}</dt>
        <dd>{servicesText(code(), book(), words())}</dd>
        <dt>{words().codes.code.validity}</dt>
        <dd>{standingText(props.entry.standing, speech())}</dd>
      </dl>
      <div class="certificate-code">
        <Show when={link()}>
          {known => (
            <QrCode
              text={withValue(known().short, 'code', code().text)}
              name={says().qr}
              tooLong={says().tooLong}
            />
          )}
        </Show>
        <div>
          <p class="soft">{says().code}</p>
          <p class="code-text">{codeShown(code().text)}</p>
          <p>{says().how}</p>
        </div>
      </div>
    </article>
  );
};
