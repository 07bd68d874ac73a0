import { choice, command, day, euros, id, list, orNull, text, whole, type CommandOf } from '../fields.ts';
import { designations, roleKinds } from './mandates.ts';

const role = id('The role.');
const mandateId = id('The mandate.');
const decision = orNull(
  id('A decision.'),
  'The adopted decision that says so; null before the first charter, and for what the law alone gives.',
);
const act = orNull(
  text('An act.'),
  'The legal act behind it: election, order, deliberation, resignation; null when there is none.',
);
const description = {
  title: text('What the role is called.', 'Référente des écoles'),
  purpose: text('What it is for.', 'Faire le lien avec les écoles.'),
  perimeter: orNull(text('In words.'), 'What its holder may decide alone, in words; null when nothing.'),
  accountabilities: list(
    text('A duty.', 'Réunir les écoles chaque mois'),
    50,
    'What its holder answers for.',
  ),
  envelopeEuros: orNull(
    euros('Euros before tax.'),
    'What its holder may spend alone, in euros before tax; null when nothing.',
  ),
  term: orNull(whole('Months.', 12), 'The longest mandate, in months; null without a limit.'),
};

/** What happens to roles, and to the mandates of who holds them. */
export const mandatesCommands = {
  DefineRole: command('Defines a role in a body.', {
    roleId: id('The role, under an id of your choice.'),
    body: id('The body that it belongs to.'),
    kind: choice(roleKinds, 'What kind of role it is.'),
    ...description,
    decision,
  }),
  ChangeRole: command('Changes the description of a role: a field left out stays as it is.', {
    role,
    title: description.title.exactOptional(),
    purpose: description.purpose.exactOptional(),
    perimeter: description.perimeter.exactOptional(),
    accountabilities: description.accountabilities.exactOptional(),
    envelopeEuros: description.envelopeEuros.exactOptional(),
    term: description.term.exactOptional(),
    decision,
  }),
  GrantMandate: command('Gives a role to a person for a time.', {
    mandateId: id('The mandate, under an id of your choice.'),
    role,
    person: id('Who holds it.'),
    from: day('The first day.', 0),
    until: orNull(day('A day.', 365), 'The last day; null when none is set.'),
    designation: choice(designations, 'How the person was designated.'),
    decision,
    act,
  }),
  EndMandate: command('Ends a mandate before its term.', {
    mandateId,
    on: day('The first day on which it no longer holds.', 0),
    reason: text('Why, in a sentence.'),
    decision,
    act,
  }),
};

export type MandatesCommand = CommandOf<typeof mandatesCommands>;
