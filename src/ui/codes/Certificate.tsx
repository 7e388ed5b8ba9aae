import { Show } from 'solid-js';
import type { CodeEntry } from '../../app/desk/codes';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { withValue } from '../address';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { BackLink } from '../parts/BackLink';
import { Button } from '../parts/Button';
import { CertificateSheet } from '../parts/CertificateSheet';
import { Page } from '../parts/Page';
import { RecordPage } from '../parts/RecordPage';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { givesText, servicesText, standingText } from './say';
import { useCodeSpeech } from './speech';

/** A gift as its recipient gets it in the hand: alone on paper, whatever stands around it here. */
export const Certificate = (props: { readonly code: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const entry = createValue(() => desk.codes.one(props.code as Key));
  return (
    <RecordPage
      record={entry()}
      says={words().codes.code}
      back={<BackLink href="#/desk/codes">{words().codes.code.back}</BackLink>}
    >
      {found => (
        <Page
          title={words().codes.certificate.title}
          start={
            <BackLink href={`#/desk/codes/orders/${found().standing.code.order}`}>
              {words().codes.certificate.back}
            </BackLink>
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
    </RecordPage>
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
    <Show when={link()}>
      {known => (
        <CertificateSheet
          logo={book().business.logo}
          business={book().business.name}
          kind={code().name}
          whom={recipient()?.name ? says().forWhom(recipient()?.name ?? '') : ''}
          message={recipient()?.message ?? ''}
          facts={[
            givesText(code().terms, speech()),
            standingText(props.entry.standing, speech()),
            servicesText(code(), book(), words()),
          ]}
          code={{ name: says().code, text: codeShown(code().text), how: says().how }}
          link={{
            name: says().qr,
            text: withValue(known().short, 'code', code().text),
            tooLong: says().tooLong,
          }}
        />
      )}
    </Show>
  );
};
