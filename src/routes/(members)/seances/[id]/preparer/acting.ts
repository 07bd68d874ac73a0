import { act, fieldNumber, fieldText, type Refused } from '../../../../form.ts';
import { occasionOf } from '../../occasion.ts';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';

type Command = Parameters<typeof act>[2];
type Filled = { form: FormData; meeting: string; text: (name: string) => string };

/** One form of the preparation: the command that it makes, then back to it, which says what was done. */
const acting =
  (done: string, command: (filled: Filled) => Command) =>
  async (event: RequestEvent): Promise<ActionFailure<Refused>> => {
    const form = await event.request.formData();
    const made = command({
      form,
      meeting: event.params['id'] ?? '',
      text: (name) => fieldText(form, name),
    });
    return act(event, form, made, `${event.url.pathname}?fait=${done}#fait`);
  };

const onItem = (done: string, type: string) =>
  acting(done, ({ form, meeting, text }) => ({
    type,
    meeting,
    item: text('item'),
    reason: text('reason'),
    minutes: fieldNumber(form, 'minutes'),
  }));

/** The order as it stood in the form, with one item moved a place up or down, or the whole as dragged. */
const orderOf = (form: FormData): string[] => {
  const order = form.getAll('order').map(String);
  const move = fieldText(form, 'move');
  const [direction, item = ''] = move.split(' ');
  const from = order.indexOf(item);
  const to = from + (direction === 'up' ? -1 : 1);
  if (from < 0 || to < 0 || to >= order.length) return order;
  return order.with(from, order[to] ?? item).with(to, item);
};

const attending = (done: string, attendance: string) =>
  acting(done, ({ meeting, text }) => ({
    type: 'NoteAttendance',
    meeting,
    person: text('person'),
    attendance,
  }));

/** What is done of a meeting before it opens. */
export const preparing = {
  add: acting('add', ({ form, meeting, text }) => ({
    type: 'AddItem',
    meeting,
    item: text('key'),
    subject: text('subject'),
    outcome: text('outcome'),
    minutes: fieldNumber(form, 'minutes'),
    documents: text('documents').split(/\s+/).filter(Boolean),
  })),
  support: onItem('support', 'SupportItem'),
  size: onItem('size', 'SizeItem'),
  remove: onItem('remove', 'RemoveItem'),
  arrange: acting('arrange', ({ form, meeting }) => ({
    type: 'ArrangeAgenda',
    meeting,
    revision: fieldNumber(form, 'revision'),
    order: orderOf(form),
  })),
  assign: acting('assign', ({ meeting, text }) => ({
    type: 'AssignRole',
    meeting,
    role: text('role'),
    person: text('person'),
  })),
  excuse: attending('excuse', 'excused'),
  arrive: attending('arrive', 'present'),
  change: acting('change', ({ form, meeting, text }) => ({
    type: 'ChangeMeeting',
    meeting,
    date: text('date'),
    ...occasionOf(form),
  })),
  cancel: acting('cancel', ({ meeting, text }) => ({
    type: 'CancelMeeting',
    meeting,
    reason: text('reason'),
  })),
  changeSeries: acting('changeSeries', ({ form, text }) => ({
    type: 'ChangeSeries',
    series: text('series'),
    recurrence: {
      unit: text('unit'),
      every: fieldNumber(form, 'every'),
      weekday: fieldNumber(form, 'weekday'),
      startsOn: text('startsOn'),
      until: text('until') || null,
      skipHolidays: form.has('skipHolidays'),
      ...occasionOf(form),
    },
  })),
  pauseSeries: acting('pauseSeries', ({ text }) => ({
    type: 'PauseSeries',
    series: text('series'),
    from: text('from'),
    to: text('to'),
  })),
  endSeries: acting('endSeries', ({ text }) => ({
    type: 'EndSeries',
    series: text('series'),
    on: text('on'),
  })),
};
