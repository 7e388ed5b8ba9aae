import { type Accessor, type JSX, Match, Switch } from 'solid-js';
import { Page } from './Page';

type RecordPageProps<T extends object> = {
  /** Undefined: not read yet; null: there is none. */
  readonly record: T | null | undefined;
  readonly says: { readonly missing: string; readonly missingHow: string };
  /** The way back from where there is none. */
  readonly back: JSX.Element;
  readonly children: (record: Accessor<T>) => JSX.Element;
};

/** The page of one record, which a link may name that is not in the book, or not yet. */
export const RecordPage = <T extends object>(props: RecordPageProps<T>) => (
  <Switch>
    <Match when={props.record === null}>
      <Page title={props.says.missing} lead={props.says.missingHow} start={props.back}>
        {null}
      </Page>
    </Match>
    <Match when={props.record}>{record => props.children(record)}</Match>
  </Switch>
);
