import { useWords } from '../words/language';
import { Button } from './Button';
import { Page } from './Page';

/** In place of a screen that could not be drawn: a bug, or a part of the app that could not be loaded. */
export const Failed = () => {
  const words = useWords();
  return (
    <Page title={words().failed.title} lead={words().failed.how}>
      <Button kind="primary" onClick={() => location.reload()}>
        {words().failed.reload}
      </Button>
    </Page>
  );
};
