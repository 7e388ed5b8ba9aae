import { Show } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { ownZone } from '../booking/zone';
import { dateTimeText } from '../format';
import { Notice } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';
import { useLanguage } from '../words/language';
import { isChangedElsewhere } from './changed';

/** What whoever is logged in must know: another password that was set elsewhere, and an account made twice. */
export const AccountNotices = (props: {
  readonly own: OwnAccount;
  readonly business: Catalog['business'];
}) => {
  const { region } = useLanguage();
  const account = useAccountWords();
  return (
    <>
      <Show when={props.own.late}>
        <Notice kind="warn" title={account().own.late}>
          <p>{account().own.lateHow(props.business.name)}</p>
        </Notice>
      </Show>
      <Show when={isChangedElsewhere(props.own) && props.own.changed}>
        {changed => (
          <Notice kind="warn" title={account().own.changed(dateTimeText(changed().at, ownZone(), region()))}>
            <p>{account().own.changedHow}</p>
          </Notice>
        )}
      </Show>
    </>
  );
};
