/**
 * Where the focus was before a dialog opened, and goes when it closes; to the screen's heading where that
 * place is gone by then.
 */
export const createFocusReturn = () => {
  let before: Element | null = null;
  return {
    onOpen: (): void => {
      before = document.activeElement;
    },
    onClose: (event: Event): void => {
      event.preventDefault();
      const place = before?.isConnected ? before : document.querySelector('h1');
      if (place instanceof HTMLElement) place.focus();
    },
  };
};
