import './icon.css';

// The drawings that the booking page needs before its first times; all others are in `Icon`.
export const SIGNS = {
  alert: 'M12 4 21 20H3ZM12 10v4M12 17v.2',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  info: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 11v5.5M12 7.7v.2',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
} as const;

/** One of the few signs that fields and notices carry. */
export const Sign = (props: { readonly name: keyof typeof SIGNS }) => <Drawing path={SIGNS[props.name]} />;

/** Strokes on a grid of 24, beside words; it says nothing by itself. */
export const Drawing = (props: { readonly path: string }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={props.path} />
  </svg>
);
