import { Show } from 'solid-js';
import { moneyToText } from '../../core/money';
import type { Product } from '../../core/products';
import { givesText } from '../codes/say';
import { useCodeSpeech } from '../codes/speech';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { moved } from '../settings/order';
import { ArchivedList, type Listed, RecordList } from '../settings/RecordList';
import { Section } from '../settings/sections';
import { together } from '../settings/together';
import { useDeskWords } from '../words/desk-words';

const hrefOf = (key: string) => `#/desk/codes/products/${key}`;

/** What is sold, in the order in which clients see it. */
export const Products = () => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const speech = useCodeSpeech();
  const listed = (found: Product): Listed => ({
    key: found.key,
    name: found.name,
    says: [
      words().codes.kind[found.terms.kind],
      givesText(found.terms, speech()),
      moneyToText(found.price, speech().region),
    ].join(' · '),
    tags: found.hidden ? [words().codes.product.hiddenTag] : [],
  });
  const active = () => book().products.filter(({ archived }) => !archived);
  const move = (key: string, by: -1 | 1) =>
    void act(
      () =>
        together(
          moved(active(), key as Product['key'], by).map(
            ({ key: at, order }) =>
              () =>
                desk.products.save(at, { order }),
          ),
        ),
      words().settings.saved,
    );
  return (
    <Section title={words().codes.products}>
      <Show
        when={active().length > 0}
        fallback={<Empty title={words().codes.product.empty}>{words().codes.product.emptyHow}</Empty>}
      >
        <RecordList
          records={active().map(listed)}
          hrefOf={hrefOf}
          onMove={move}
          label={words().codes.products}
        />
      </Show>
      <div>
        <ButtonLink kind="primary" href={hrefOf('new')}>
          <Icon name="plus" />
          {words().codes.product.add}
        </ButtonLink>
      </div>
      <ArchivedList
        records={book()
          .products.filter(({ archived }) => archived)
          .map(listed)}
        hrefOf={hrefOf}
        label={words().codes.product.archivedList}
      />
    </Section>
  );
};
