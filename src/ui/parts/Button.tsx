import { type JSX, splitProps } from 'solid-js';
import './button.css';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

type Look = {
  readonly kind?: ButtonKind;
  /** Shows nothing but an icon: give it an `aria-label`. */
  readonly icon?: boolean;
};

/**
 * A button; `busy` keeps it in the tab order and does nothing when pressed, so that focus is not lost while a
 * command runs and pressing twice does one thing.
 */
export const Button = (
  props: JSX.ButtonHTMLAttributes<HTMLButtonElement> & Look & { readonly busy?: boolean },
) => {
  const [look, rest] = splitProps(props, ['kind', 'icon', 'busy', 'onClick', 'class', 'type']);
  const click: JSX.EventHandler<HTMLButtonElement, MouseEvent> = event => {
    if (look.busy) {
      event.preventDefault();
      return;
    }
    if (typeof look.onClick === 'function') look.onClick(event);
  };
  return (
    <button
      {...rest}
      type={look.type ?? 'button'}
      class={look.class ? `button ${look.class}` : 'button'}
      data-kind={look.kind ?? 'plain'}
      data-icon={look.icon ? '' : undefined}
      aria-disabled={look.busy ? 'true' : undefined}
      onClick={click}
    />
  );
};

/** A link that looks like a button, for what leads to another screen or place. */
export const ButtonLink = (props: JSX.AnchorHTMLAttributes<HTMLAnchorElement> & Look) => {
  const [look, rest] = splitProps(props, ['kind', 'icon', 'class']);
  return (
    <a
      {...rest}
      class={look.class ? `button ${look.class}` : 'button'}
      data-kind={look.kind ?? 'plain'}
      data-icon={look.icon ? '' : undefined}
    >
      {props.children}
    </a>
  );
};
