import type { ParentProps } from 'solid-js';
import { type SectionLink, SectionNav } from '../parts/SectionNav';
import { useDeskWords } from '../words/desk-words';

const OTHERS = ['orders', 'products', 'totals'] as const;

/** What stands above every screen of "Codes": the codes, the orders that issued them, what is sold, the totals. */
export const CodeParts = (props: ParentProps) => {
  const words = useDeskWords();
  const pathTo = (part: (typeof OTHERS)[number]) => `/desk/codes/${part}`;
  const sections = (): readonly SectionLink[] => [
    {
      at: '/desk/codes',
      name: words().codes.codes,
      within: path => !OTHERS.some(part => path.startsWith(pathTo(part))),
    },
    ...OTHERS.map(part => ({ at: pathTo(part), name: words().codes[part] })),
  ];
  return (
    <div class="code-parts">
      <SectionNav label={words().codes.sections} sections={sections()} />
      {props.children}
    </div>
  );
};
