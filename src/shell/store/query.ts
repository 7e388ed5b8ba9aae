import type { MangoQuery } from 'rxdb/plugins/core';
import type { Where } from '../../app/ports';
import { COLUMNS } from '../../core/columns';
import type { Doc } from './collections';

/** A question in RxDB's words, with the index that answers it. Equal columns are in the order of their keys. */
export const queryOf = ({ of, by, from, to, newestFirst = false, limit }: Where): MangoQuery<Doc> => {
  if (by !== undefined && !COLUMNS[of]?.includes(by)) throw new RangeError(`${of} is not asked for by ${by}`);
  const order = newestFirst ? 'desc' : 'asc';
  const range = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
  const column = by === undefined ? null : by;
  return {
    selector: {
      of: { $eq: of },
      ...(column !== null && (from !== undefined || to !== undefined) ? { [column]: range } : {}),
    },
    sort: [{ of: order }, ...(column === null ? [] : [{ [column]: order }]), { id: order }] as NonNullable<
      MangoQuery<Doc>['sort']
    >,
    index: column === null ? ['of'] : ['of', column],
    ...(limit === undefined ? {} : { limit }),
  };
};
