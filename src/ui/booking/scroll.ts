/** Brings a part of the page into sight: at once for whoever wants no motion, else so that one sees where it went. */
export const bringIntoSight = (part: Element | null | undefined, block: ScrollLogicalPosition): void =>
  part?.scrollIntoView({
    block,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
