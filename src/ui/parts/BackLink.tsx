import type { ParentProps } from 'solid-js';
import { ButtonLink } from './Button';
import { Icon } from './Icon';

/** The way back at the start of a page. */
export const BackLink = (props: ParentProps<{ readonly href: string }>) => (
  <ButtonLink kind="quiet" href={props.href}>
    <Icon name="back" />
    {props.children}
  </ButtonLink>
);
