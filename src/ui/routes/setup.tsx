import { createFileRoute } from '@tanstack/solid-router';
import { Setup } from '../setup/Setup';
import { STEPS, type Step } from '../setup/step';
import { DeskWordsProvider } from '../words/desk-words';

export const Route = createFileRoute('/setup')({
  validateSearch: (search): { readonly step?: Step } => {
    const step = STEPS.find(known => known === search['step']);
    return step ? { step } : {};
  },
  component: () => (
    <DeskWordsProvider>
      <Setup />
    </DeskWordsProvider>
  ),
});
