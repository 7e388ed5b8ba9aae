import type { AttentionItem } from '../../app/desk/desk';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';

type LateProps = { readonly item: Extract<AttentionItem, { is: 'late' }> };

/** Two accounts of one email: the later one's sessions and codes go to the earlier one, or stay. */
export const Late = (props: LateProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const key = () => props.item.late.key;
  return (
    <li class="attention-item" data-is="late">
      <h2>{words().attention.late(props.item.stays.email)}</h2>
      <p class="figures">
        {words().attention.lateMade(
          format().moment(props.item.stays.since),
          format().moment(props.item.late.since),
        )}
      </p>
      <p class="soft">{words().attention.lateHow(props.item.sessions, props.item.codes)}</p>
      <div class="row">
        <Button kind="primary" onClick={() => act(() => desk.late.move(key()), words().attention.lateMoved)}>
          {words().attention.lateMove(props.item.sessions + props.item.codes)}
        </Button>
        <Button onClick={() => act(() => desk.late.leave(key()), words().attention.left)}>
          {words().attention.leave}
        </Button>
      </div>
    </li>
  );
};
