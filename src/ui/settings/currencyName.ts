import { useLanguage } from '../words/language';

/** What a currency is called in the language shown. */
export const useCurrencyName = () => {
  const language = useLanguage();
  return (currency: string): string =>
    new Intl.DisplayNames(language.locale(), { type: 'currency' }).of(currency) ?? currency;
};
