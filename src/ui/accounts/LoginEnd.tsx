import { type ParentProps, Show } from 'solid-js';
import type { Catalog } from '../../core/catalog';
import { Button } from '../parts/Button';
import type { Login } from './login';
import { Offline } from './Offline';

/** The end of a form that waits for the desk: that nobody answers, and what sends it; `children`: buttons beside. */
export const LoginEnd = (
  props: ParentProps<{
    readonly login: Pick<Login, 'busy' | 'silent' | 'stop'>;
    readonly business: Catalog['business'];
    readonly label: string;
    /** In place of the label until the desk answered. */
    readonly busy: string;
  }>,
) => (
  <>
    <div role="status" class="said">
      <Show when={props.login.silent()}>
        <Offline business={props.business} onStop={props.login.stop} />
      </Show>
    </div>
    <div class="row">
      <Button kind="primary" type="submit" busy={props.login.busy()}>
        {props.login.busy() ? props.busy : props.label}
      </Button>
      {props.children}
    </div>
  </>
);
