import { type ParentProps, Show } from 'solid-js';
import { Sign } from './Sign';
import './notice.css';

type NoticeProps = ParentProps<{
  readonly title?: string | undefined;
  readonly kind?: 'info' | 'good' | 'warn' | 'error';
}>;

/** Something the reader should know, in its place on the page; it is not read out by itself. */
export const Notice = (props: NoticeProps) => (
  <div class="notice" data-kind={props.kind ?? 'info'}>
    <Sign name={props.kind === 'good' ? 'check' : props.kind === 'info' || !props.kind ? 'info' : 'alert'} />
    <div class="notice-body">
      <Show when={props.title}>
        <strong>{props.title}</strong>
      </Show>
      {props.children}
    </div>
  </div>
);

/** Something failed: what happened, what was kept, what to do. Read out at once. */
export const ErrorNote = (props: Omit<NoticeProps, 'kind'>) => (
  <div role="alert">
    <Notice kind="error" title={props.title}>
      {props.children}
    </Notice>
  </div>
);
