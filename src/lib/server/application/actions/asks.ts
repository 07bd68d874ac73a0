import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { optional, optionalId, words } from '../parameters.ts';
import { electedOrStaff } from '../readers.ts';
import { titlesOf } from '../register/titles.ts';
import { citableDecisions } from '../subjects/backlog.ts';
import { candidatesOf } from './acts.ts';
import { loadAction } from './action.ts';
import { actionStates, everyAction, loadActions } from './actions.ts';

export const readActions = defineRead({
  name: 'readActions',
  path: '/actions',
  readers: electedOrStaff,
  summary:
    'The actions that carry decisions out, overdue first, and how far a decision is when one is named.',
  parameters: z.strictObject({
    owner: optionalId('Only those of a person.'),
    body: optionalId('Only those of a body.'),
    decision: optionalId('Only those of a decision, with how far it is carried out.'),
    state: optional(
      z.enum(actionStates, 'choice'),
      'Only those in this state; all of them, done and dropped included, without it.',
    ),
    words,
  }),
  read: async ({ transaction, organisation, now }, filter) =>
    found(await loadActions(transaction, organisation, filter, now)),
});

export const readAction = defineRead({
  name: 'readAction',
  path: '/actions/{action}',
  noun: 'action',
  readers: electedOrStaff,
  summary: 'One action with its history, what it waits for and what you may do now.',
  parameters: z.strictObject({ action: id('The action.') }),
  read: async ({ transaction, organisation, viewer, now }, { action }) => {
    const view = await loadAction(transaction, organisation, action, { viewer, now });
    return foundOrMissing(view, view?.version);
  },
});

export const readActionChoices = defineRead({
  name: 'readActionChoices',
  path: '/choices/action',
  readers: electedOrStaff,
  summary: 'What an action is opened with: the decision, who may own it, the actions that it may wait for.',
  parameters: z.strictObject({ decision: optionalId('The decision that it would carry out.') }),
  read: async ({ transaction, organisation, now }, { decision: asked }) => {
    const title = asked === null ? undefined : (await titlesOf(transaction, [asked])).get(asked);
    const decision = asked === null || title === undefined ? null : { id: asked, title };
    const filter = { ...everyAction, decision: asked, state: 'live' as const };
    return found({
      today: civilDateOf(now),
      decision,
      decisions: decision ? [] : await citableDecisions(transaction),
      candidates: candidatesOf(organisation, now),
      others: decision ? (await loadActions(transaction, organisation, filter, now)).lines : [],
    });
  },
});
