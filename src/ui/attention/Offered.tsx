import type { AttentionItem } from '../../app/desk/desk';
import { codeShown } from '../../core/codeText';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { buyerText } from '../orders/say';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';

type OfferedProps = { readonly item: Extract<AttentionItem, { is: 'offered' }> };

/** A code that was bought with the email of an account: whether its holder gets it is for a person to say. */
export const Offered = (props: OfferedProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const says = () => words().codes.attention;
  const code = () => props.item.code.standing.code;
  const to = () => props.item.to;
  const recipient = () => props.item.order.order?.recipient ?? null;
  const whom = () => recipient()?.name ?? buyerText(props.item.order, words());
  return (
    <li class="attention-item" data-is="offered">
      <h2>{says().offered(whom())}</h2>
      <p>
        {code().name}, <span class="code-text">{codeShown(code().text)}</span>
      </p>
      <p class="soft">{recipient() ? says().offeredGift(to().email) : says().offeredHow(to().email)}</p>
      <div class="row">
        <Button
          kind="primary"
          onClick={() =>
            act(
              () => desk.codes.assign(code().key, { account: to().key }),
              words().codes.code.assigned(to().email),
            )
          }
        >
          {says().assign(to().email)}
        </Button>
        <Button onClick={() => act(() => desk.codes.decline(code().key), says().declined)}>
          {says().decline}
        </Button>
        <ButtonLink kind="quiet" href={`#/desk/codes/orders/${props.item.order.key}`}>
          {says().openOrder}
        </ButtonLink>
      </div>
    </li>
  );
};
