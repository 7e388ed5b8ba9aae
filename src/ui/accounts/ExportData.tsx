import { createSignal, createUniqueId, Show } from 'solid-js';
import { accountExport } from '../../app/wallet/exporting';
import { useDoors } from '../doors';
import { Button } from '../parts/Button';
import { saveAs } from '../parts/saveAs';
import { createValue } from '../value';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import type { OwnPlace } from './AccountPage';
import { createOwnCodes } from './codes';
import { accountReport } from './report';

/** "Export my data": what this browser was told of the account, as data or to be read. */
export const ExportData = (props: { readonly place: OwnPlace }) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const account = useAccountWords();
  const doors = useDoors();
  const codes = createOwnCodes(() => props.place);
  const orders = createValue(() => props.place.wallet.codes.orders(props.place.root));
  const [asks, setAsks] = createSignal(false);
  const list = createUniqueId();
  const made = () => {
    const { own, appointments, catalog } = props.place;
    const held = { codes: codes() ?? [], orders: orders() ?? [] };
    const { name, zone } = catalog.business;
    return accountExport(own, appointments, held, { name, zone, forms: catalog.forms }, doors.now());
  };
  const savePage = () => {
    const page = accountReport(made(), {
      words: account(),
      client: client(),
      shared: words(),
      region: region(),
    });
    saveAs(new Blob([page], { type: 'text/html' }), `${account().own.file}.html`);
  };
  const saveData = () =>
    saveAs(
      new Blob([JSON.stringify(made(), null, 2)], { type: 'application/json' }),
      `${account().own.file}.json`,
    );
  return (
    <div class="stack">
      <div>
        <Button aria-expanded={asks()} aria-controls={list} onClick={() => setAsks(!asks())}>
          {account().own.exports}
        </Button>
      </div>
      <div id={list} class="stack" hidden={!asks()}>
        <p class="soft">
          {account().own.exportsHow}
          <Show when={props.place.own.toldFrom !== null}> {account().own.exportsEarlier}</Show>
        </p>
        <div class="row">
          <Button onClick={savePage}>{account().own.page}</Button>
          <Button onClick={saveData}>{account().own.data}</Button>
        </div>
      </div>
    </div>
  );
};
