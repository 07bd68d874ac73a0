import { z } from 'zod';
import { id } from '../fields.ts';
import { loadAction } from './action.ts';
import { actionStates, loadActions } from './actions.ts';
import { mayReadBacklog } from '../subjects/backlog.ts';
import { defineRead, found, foundOrMissing, type Read } from '../ask.ts';

/** The execution of decisions, for those who govern and those who carry it out. */
export const actionReads: readonly Read[] = [
  defineRead({
    name: 'readActions',
    path: '/actions',
    audience: 'member',
    summary:
      'The actions that carry decisions out, overdue first, and how far a decision is when one is named. For elected members and staff.',
    parameters: z.strictObject({
      owner: id.nullable().default(null),
      body: id.nullable().default(null),
      decision: id.nullable().default(null),
      state: z.enum(actionStates).nullable().default(null),
      words: z.string().max(200).default(''),
    }),
    run: async ({ transaction, organisation, viewer, now }, filter) =>
      mayReadBacklog(organisation, viewer, now)
        ? found(await loadActions(transaction, organisation, filter, now))
        : { kind: 'forbidden' },
  }),
  defineRead({
    name: 'readAction',
    path: '/actions/{action}',
    audience: 'member',
    summary:
      'One action with its history, what it waits for and what its reader may do. For elected members and staff.',
    parameters: z.strictObject({ action: id }),
    run: async ({ transaction, organisation, viewer, now }, { action }) =>
      mayReadBacklog(organisation, viewer, now)
        ? foundOrMissing(await loadAction(transaction, organisation, action, { viewer, now }))
        : { kind: 'forbidden' },
  }),
];
