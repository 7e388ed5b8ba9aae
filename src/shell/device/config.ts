import { type Config, type ConfigFault, configFrom } from '../../app/config';
import { err, type Result } from '../../core/result';

/**
 * Reads `config.json` beside the page at `page` (usually `document.baseURI`). A page opened from its own
 * cache reads it from there, so it is known offline too.
 */
export const loadConfig = async (
  page: string,
  read: typeof fetch = fetch,
): Promise<Result<Config, ConfigFault>> => {
  try {
    const answer = await read(new URL('config.json', page));
    if (!answer.ok) return err({ is: 'unreadable', detail: `config.json: ${answer.status}` });
    return configFrom(await answer.json(), page);
  } catch (error) {
    return err({ is: 'unreadable', detail: `config.json: ${String(error)}` });
  }
};
