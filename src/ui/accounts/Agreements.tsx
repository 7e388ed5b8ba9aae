import type { Catalog } from '../../core/catalog';
import { Texts } from '../booking/Texts';
import { Checkbox } from '../parts/Checkbox';
import { useAccountWords } from '../words/account-words';

export type Agreed = { readonly terms: boolean; readonly privacy: boolean };
export const NOT_AGREED: Agreed = { terms: false, privacy: false };
export const isAgreed = ({ terms, privacy }: Agreed): boolean => terms && privacy;

/** Terms and privacy policy to read in place, and a tick for each. */
export const Agreements = (props: {
  readonly business: Catalog['business'];
  readonly agreed: Agreed;
  readonly onAgreed: (agreed: Agreed) => void;
  /** Whether to say what is missing. */
  readonly asks: boolean;
}) => {
  const account = useAccountWords();
  const error = (ticked: boolean) => (props.asks && !ticked ? account().mustAgree : undefined);
  return (
    <div>
      <Texts name={props.business.name} terms={props.business.terms} privacy={props.business.privacy} />
      <Checkbox
        label={account().agreeTerms}
        checked={props.agreed.terms}
        error={error(props.agreed.terms)}
        onChange={terms => props.onAgreed({ ...props.agreed, terms })}
      />
      <Checkbox
        label={account().readPrivacy}
        checked={props.agreed.privacy}
        error={error(props.agreed.privacy)}
        onChange={privacy => props.onAgreed({ ...props.agreed, privacy })}
      />
    </div>
  );
};
