import { createUniqueId, Show } from 'solid-js';
import { ButtonLink } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { mustInstall, surroundings } from '../setup/install';
import { useDeskWords } from '../words/desk-words';

/** The ways from this browser into another one, or into the installed app, which keeps nothing in common with it on iOS. */
export const CarryOver = () => {
  const words = useDeskWords();
  const heading = createUniqueId();
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().backup.carry.title}</h2>
      <Show when={mustInstall(surroundings())}>
        <Notice kind="warn">
          <p>{words().backup.carry.forgets}</p>
        </Notice>
      </Show>
      <p class="soft">{words().backup.carry.how}</p>
      <div>
        <ButtonLink href="#/desk/settings/devices">{words().devices.add}</ButtonLink>
      </div>
    </section>
  );
};
