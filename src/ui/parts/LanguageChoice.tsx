import { useLanguage } from '../words/language';
import { isLocale, LANGUAGES, LOCALES } from '../words/words';
import { SelectField } from './SelectField';

/** "Language": of all screens, kept in this browser. */
export const LanguageChoice = () => {
  const language = useLanguage();
  return (
    <SelectField
      label={language.words().language}
      value={language.locale()}
      options={LOCALES.map(locale => ({ value: locale, label: LANGUAGES[locale] }))}
      onChange={locale => {
        if (isLocale(locale)) void language.choose(locale);
      }}
    />
  );
};
