/** Brings a part of the page into sight: at once for whoever wants no motion, else so that one sees where it went. */
export const bringIntoSight = (part: Element | null | undefined, block: ScrollLogicalPosition): void =>
  part?.scrollIntoView({
    block,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });

/** Lets the keyboard go on from the heading of a part, and not through all that lies before it. */
export const goOnFrom = (part: Element | null | undefined): void => {
  const heading = part?.querySelector<HTMLElement>('h2, legend');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
};
