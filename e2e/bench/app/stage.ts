import { createPerson, type Person } from '../../people/person';
import { createWatch, type Watch } from '../../people/watch';
import { createWorld, type World } from '../../people/world';

export type Stage = { readonly world: World; readonly owner: Person; readonly visitor: Person };

const withRelay = (watch: Watch): Promise<World> => createWorld(1, watch.networkMayFail);

/** A host with a relay, an owner and a visitor, as the browser tests have them; taken down when `play` ends. */
export const onStage = async <T>(play: (stage: Stage) => Promise<T>, create = withRelay): Promise<T> => {
  const watch = createWatch();
  const world = await create(watch);
  watch.allow(world.origins);
  const owner = await createPerson('owner', world.url, watch);
  const visitor = await createPerson('visitor', world.url, watch);
  try {
    const played = await play({ world, owner, visitor });
    // A measure of an app that reports errors is worth nothing.
    const [trouble] = watch.troubles();
    if (trouble) throw new Error(trouble);
    return played;
  } finally {
    await Promise.all([owner.leave(), visitor.leave()]);
    await world.end();
  }
};
