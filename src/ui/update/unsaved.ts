/**
 * What a reload would lose. A form that keeps its own draft says so with `data-unsaved="no"` on itself or
 * around it, one that knows better with "yes"; of any other field it counts whether a person typed into it and
 * whether it still holds that.
 */
export const createUnsaved = (page: Document) => {
  const touched = new Set<Element>();
  page.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLElement && !isSearch(target)) touched.add(target);
  });
  return (): boolean => {
    for (const field of touched) if (!field.isConnected) touched.delete(field);
    return (
      page.querySelector('[data-unsaved="yes"]') !== null ||
      [...touched].some(field => !field.closest('[data-unsaved]') && typedIn(field) !== '')
    );
  };
};

const isSearch = (field: HTMLElement): boolean =>
  field.matches('[type=search], [role=combobox], [role=searchbox]') ||
  field.closest('[role=search]') !== null;

const typedIn = (field: Element): string => {
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
    return 'chosen';
  return field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
    ? field.value
    : (field.textContent ?? '');
};
