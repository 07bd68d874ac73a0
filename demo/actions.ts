import { dayOf, sponsorOf, storyOf } from './procedure.ts';
import { idOf, type Stage } from './stage.ts';
import valbrune from './valbrune.json' with { type: 'json' };

type Story = (typeof valbrune.actions)[number];

/** What is done on one day for the execution of a decision. */
interface Step {
  on: string;
  play(stage: Stage): Promise<void>;
}

const days = (date: string, count: number): string =>
  Temporal.PlainDate.from(date).add({ days: count }).toString();

const words: Readonly<Record<string, (text: string) => Record<string, string>>> = {
  start: () => ({ type: 'StartAction' }),
  note: (text) => ({ type: 'NoteProgress', text }),
  block: (reason) => ({ type: 'BlockAction', reason }),
  done: (result) => ({ type: 'CompleteAction', result }),
};

const opening = ({ id, decision, title, owner, due, opened }: Story): Step => ({
  on: opened,
  play: ({ act }) =>
    act(sponsorOf(storyOf(decision)), {
      type: 'OpenAction',
      action: idOf(id),
      title,
      decision: idOf(decision),
      owner: idOf(owner),
      due,
      dependsOn: [],
    }),
});

/** The calendar reminds a week before, then the day after the date, as long as nothing is done. */
const reminders = ({ id, due, opened, acts }: Story): Step[] => {
  const done = acts.find(({ act }) => act === 'done')?.on ?? '9999-12-31';
  return [days(due, -7), days(due, 1)]
    .filter((on) => on > opened && on < done)
    .map((on) => ({ on, play: ({ act }) => act('system', { type: 'AlertAction', action: idOf(id) }) }));
};

/** What the secretary of a meeting noted for a decision: it became an action when the decision was taken. */
export const notedIn = (meeting: string, decision: string) =>
  valbrune.actions
    .filter((action) => action.decision === decision && 'noted' in action && action.noted === meeting)
    .map(({ id, title, owner, due }) => ({ action: idOf(id), text: title, owner: idOf(owner), due }));

const advancing = ({ id, owner, acts }: Story): Step[] =>
  acts.map(({ on, act: kind, words: text }) => ({
    on,
    play: ({ act }) => act(owner, { type: '', ...words[kind]?.(text), action: idOf(id) }),
  }));

const story = (): Step[] =>
  valbrune.actions
    .flatMap((action) => [
      ...('noted' in action ? [] : [opening(action)]),
      ...advancing(action),
      ...reminders(action),
    ])
    .toSorted((a, b) => a.on.localeCompare(b.on));

/** What each stage still has to play. */
const remaining = new WeakMap<Stage, Step[]>();

/** Carries decisions out, day by day, from the last call up to so many days after a meeting, before it if negative. */
export const carryOut = async (stage: Stage, meeting: string, after: number): Promise<void> => {
  const until = days(dayOf(meeting), after);
  const steps = remaining.get(stage) ?? story();
  const due = steps.filter(({ on }) => on <= until);
  remaining.set(stage, steps.slice(due.length));
  for (const { on, play } of due) {
    stage.at(`${on}T10:00`);
    await play(stage);
  }
};
