/**
 * Arrow keys between the sessions of a grid: up and down within a column, left and right to the nearest one of
 * the next column that has any, or to that column's empty time. Tab still reaches each.
 */
export const moveFocus = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
  const from = event.currentTarget;
  const column = from.closest<HTMLElement>('.grid-column');
  if (!column || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = targetOf(event.key, from, column);
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

const targetOf = (key: string, from: HTMLElement, column: HTMLElement): HTMLElement | null => {
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const blocks = blocksIn(column);
    return blocks[blocks.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)] ?? null;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const columns = [...(column.parentElement?.querySelectorAll<HTMLElement>('.grid-column') ?? [])];
  const next = columns[columns.indexOf(column) + (key === 'ArrowRight' ? 1 : -1)];
  if (!next) return null;
  const slots = next.querySelector<HTMLElement>('.grid-slots');
  if (from.matches('.grid-slots')) return slots;
  const start = startOf(from);
  const nearest = blocksIn(next).sort(
    (a, b) => Math.abs(startOf(a) - start) - Math.abs(startOf(b) - start),
  )[0];
  return nearest ?? slots;
};

const blocksIn = (column: HTMLElement): HTMLElement[] =>
  [...column.querySelectorAll<HTMLElement>('.block')].sort((a, b) => startOf(a) - startOf(b));

const startOf = (block: HTMLElement): number => Number(block.dataset['start'] ?? 0);
