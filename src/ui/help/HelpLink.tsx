import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import type { OwnerHelp } from '../words/help/help';

/** Part of the owners' help. */
export type HelpAbout = keyof OwnerHelp['parts'];

/** Leads from a screen of the desk to what the help says of it. */
export const HelpLink = (props: { readonly about: HelpAbout }) => {
  const words = useDeskWords();
  return (
    <a class="help-link" href={`#/desk/help?about=${props.about}`}>
      <Icon name="help" />
      {words().nav.help}
    </a>
  );
};
