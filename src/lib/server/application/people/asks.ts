import { z } from 'zod';
import { readHead } from '../../platform/journal/rows.ts';
import { application } from '../application.ts';
import { peopleOf } from '../setting-up/inviting.ts';
import { registry } from '../registry.ts';
import { arrivals, peoplePage } from './people.ts';
import { settingUpView } from '../setting-up/steps.ts';
import { page, words } from '../register/asks.ts';
import { after, defineRead, found, type Read } from '../ask.ts';
import { verify } from '../engine/verify.ts';

const nothing = z.strictObject({});

/** What those who look after accounts read: who can enter, how far the set-up is, whether the journal is whole. */
export const administratorReads: readonly Read[] = [
  defineRead({
    name: 'readAccounts',
    path: '/accounts',
    audience: 'administrator',
    summary: 'Everyone registered, and how far each is from being able to enter; fifty to a page.',
    parameters: z.strictObject({ words, arrival: z.enum(arrivals).nullable().default(null), page }),
    run: ({ transaction }, filter) =>
      after(async () => peoplePage(await peopleOf(transaction.communeId), filter)),
  }),
  defineRead({
    name: 'readSettingUp',
    path: '/setting-up',
    audience: 'administrator',
    summary: 'What the founding has confirmed of the commune, and the first step that is not done.',
    parameters: nothing,
    run: ({ organisation, now }) => found(settingUpView(organisation, now)),
  }),
  defineRead({
    name: 'readJournalHead',
    path: '/journal',
    audience: 'administrator',
    summary: 'Position and hash of the last event of the journal, to be kept elsewhere as a witness.',
    parameters: nothing,
    run: async ({ transaction }) => {
      const head = await readHead(transaction);
      return found({ position: head?.position ?? 0, hash: head?.hash.toString('hex') ?? '' });
    },
  }),
  defineRead({
    name: 'verifyJournal',
    path: '/journal/verification',
    audience: 'administrator',
    summary: 'Reads the whole journal again: chain, order, and states equal to what it folds into.',
    parameters: nothing,
    run: ({ transaction }) => after(() => verify(application().pool, registry, transaction.communeId)),
  }),
];
