import { Show } from 'solid-js';
import { useDesk } from '../desk';
import { Section } from '../settings/sections';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { CarryOver } from './CarryOver';
import { DailyFolder } from './DailyFolder';
import { LastBackup } from './LastBackup';
import { RestoreHere } from './RestoreHere';
import { SaveBackup } from './SaveBackup';
import { Storage } from './Storage';

/** The book as a file: out, in again, by itself into a folder; and how well the browser keeps it meanwhile. */
export const BackupSection = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const state = createValue(() => desk.backup.state);
  return (
    <Section title={words().backup.title} lead={words().backup.lead}>
      <LastBackup state={state()} />
      <SaveBackup />
      <Show when={state()?.hasFolders}>
        <DailyFolder folder={state()?.folder ?? null} />
      </Show>
      <RestoreHere />
      <CarryOver />
      <Storage />
    </Section>
  );
};
