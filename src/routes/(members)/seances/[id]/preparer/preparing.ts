import { acting, type Filled } from '../../../../acting.ts';

/** The order as it stood in the form, with one item moved a place up or down, or the whole as dragged. */
const orderOf = ({ form, text }: Filled): string[] => {
  const order = form.getAll('order').map(String);
  const [direction, item = ''] = text('move').split(' ');
  const from = order.indexOf(item);
  const to = from + (direction === 'up' ? -1 : 1);
  if (from < 0 || to < 0 || to >= order.length) return order;
  return order.with(from, order[to] ?? item).with(to, item);
};

const attending = (attendance: string) => ({ type: 'NoteAttendance', fields: () => ({ attendance }) });

/** What is done of a meeting before it opens. */
export const preparing = {
  ...acting('meeting', {
    add: {
      type: 'AddItem',
      fields: ({ key, text }) => ({ item: key, documents: text('documents').split(/\s+/).filter(Boolean) }),
    },
    support: 'SupportItem',
    size: 'SizeItem',
    remove: 'RemoveItem',
    arrange: { type: 'ArrangeAgenda', fields: (filled) => ({ order: orderOf(filled) }) },
    assign: 'AssignRole',
    excuse: attending('excused'),
    arrive: attending('present'),
    change: 'ChangeMeeting',
    cancel: 'CancelMeeting',
  }),
  ...acting('series', { changeSeries: 'ChangeSeries', pauseSeries: 'PauseSeries', endSeries: 'EndSeries' }),
};
