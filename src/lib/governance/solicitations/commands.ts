import { settlements } from '../cases/index.ts';
import { natureGrid } from '../subjects/index.ts';
import {
  choice,
  command,
  day,
  euros,
  group,
  id,
  list,
  orNull,
  reaction,
  text,
  type CommandOf,
} from '../fields.ts';

const solicitation = id('The solicitation.');
const reason = text('Why, in a sentence.');

/** What happens to what the holder of a role is about to decide alone. */
export const solicitationCommands = {
  SolicitAdvice: command('Asks for the advice of others before deciding alone in a role.', {
    solicitation: id('The solicitation, under an id of your choice.'),
    role: id('The role in which it will be decided.'),
    title: text('What is to be decided, in a line.', 'Remplacer la pompe de la piscine'),
    text: text('What is to be decided, and what it changes.'),
    grounds: group(natureGrid, 'The charter’s grid, answered: nothing political is decided alone.'),
    matter: text('What of the role’s perimeter it uses, in its words.', 'fleurissement').exactOptional(),
    amountEuros: orNull(
      euros('Euros before tax.'),
      'What it costs, in euros before tax; null when nothing is spent.',
    ),
    asked: list(id('A person.'), 100, 'Who is asked: those it affects, and those who know.'),
    until: day('The day after which the holder decides without waiting any longer.', 10),
  }),
  AnswerSolicitation: command('Gives one’s advice on what is about to be decided.', {
    solicitation,
    text: text('The advice.'),
  }),
  ContestSolicitation: command('Doubts that it may be decided alone: the majority group hears it by right.', {
    solicitation,
    reason,
  }),
  DecideInRole: command('Decides alone, saying what is made of the advice.', {
    solicitation,
    text: text('What is decided, and what it makes of the advice.'),
  }),
  DropSolicitation: command('Gives up deciding.', { solicitation, reason }),
  SettleSolicitation: reaction('Says what the majority group made of what was contested.', {
    solicitation,
    settlement: choice(settlements, 'What became of what was contested.'),
    decision: id('The decision that says so.'),
  }),
};

export type SolicitationCommand = CommandOf<typeof solicitationCommands>;
