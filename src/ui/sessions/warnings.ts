import { createEffect, createSignal, on } from 'solid-js';
import type { DeskSessions, Warning } from '../../app/desk/desk';

export type Planned = Parameters<DeskSessions['warnings']>[0];

/**
 * Warnings for what a form plans, as it changes. `mayGoOn` is asked when the form is sent: it lets pass what
 * has no warning, or whose warnings were on the page already, so that pressing fast skips none.
 */
export const createWarnings = (sessions: Pick<DeskSessions, 'warnings'>, planned: () => Planned | null) => {
  const [shown, setShown] = createSignal<{
    readonly of: string;
    readonly warnings: readonly Warning[];
  } | null>(null);
  const keyOf = (plan: Planned | null) => JSON.stringify(plan);
  const look = async (plan: Planned): Promise<readonly Warning[]> => {
    const warnings = await sessions.warnings(plan);
    // Meanwhile the form may plan something else.
    if (keyOf(planned()) === keyOf(plan)) setShown({ of: keyOf(plan), warnings });
    return warnings;
  };
  createEffect(
    on(
      () => keyOf(planned()),
      () => {
        const plan = planned();
        if (plan) void look(plan);
        else setShown(null);
      },
    ),
  );
  const warnings = (): readonly Warning[] =>
    shown()?.of === keyOf(planned()) ? (shown()?.warnings ?? []) : [];
  const mayGoOn = async (): Promise<boolean> => {
    const plan = planned();
    if (plan === null) return false;
    return shown()?.of === keyOf(plan) || (await look(plan)).length === 0;
  };
  return { warnings, mayGoOn };
};
