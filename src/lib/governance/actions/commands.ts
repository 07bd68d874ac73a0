import { command, day, id, list, reaction, text, type CommandOf } from '../fields.ts';

const action = id('The action.');
const title = text('What is to be done, in a line.', 'Poser les bancs de la place');
const decision = id('The decision that it carries out.');
const owner = id('Who carries it out.');
const due = day('The day by which it is to be done.');
const reason = text('Why, in a sentence.');

/** What happens to the actions that carry decisions out. */
export const actionCommands = {
  OpenAction: command('Opens an action that carries a decision out.', {
    action: id('The action, under an id of your choice.'),
    title,
    decision,
    owner,
    due,
    dependsOn: list(id('An action.'), 100, 'The actions that it waits for.'),
  }),
  OpenNotedAction: reaction('Opens an action that a meeting noted.', {
    action,
    title,
    decision,
    owner,
    due,
    meeting: id('The meeting whose record noted it.'),
  }),
  StartAction: command('Says that an action has begun.', { action }),
  NoteProgress: command('Notes how far an action is.', {
    action,
    text: text('What has been done since.', 'Le devis est signé.'),
  }),
  BlockAction: command('Says that something stands in the way of an action.', { action, reason }),
  UnblockAction: command('Says that nothing stands in the way of an action any more.', { action }),
  ReassignAction: command('Gives an action to somebody else.', { action, owner }),
  RescheduleAction: command('Changes the day by which an action is to be done.', { action, due, reason }),
  CompleteAction: command('Says that an action is done, and what came of it.', {
    action,
    result: text('What came of it.', 'Quatre bancs sont posés.'),
  }),
  DropAction: command('Gives an action up.', { action, reason }),
  ReopenAction: command('Takes up again an action that was done or dropped.', { action, due, reason }),
  AlertAction: reaction('Tells that an action is soon due, or late.', { action }),
};

export type ActionCommand = CommandOf<typeof actionCommands>;
