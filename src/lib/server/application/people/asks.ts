import { z } from 'zod';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { readHead } from '../../platform/journal/rows.ts';
import { application } from '../application.ts';
import { after, defineRead, found } from '../ask.ts';
import { verify } from '../engine/verify.ts';
import { nothing, optional, page, words } from '../parameters.ts';
import { administrator, electedOrStaff } from '../readers.ts';
import { registry } from '../registry.ts';
import { peopleOf } from '../setting-up/inviting.ts';
import { settingUpView } from '../setting-up/steps.ts';
import { arrivals, inOffice, peoplePage } from './people.ts';

export const readPeople = defineRead({
  name: 'readPeople',
  path: '/people',
  readers: electedOrStaff,
  summary: 'Elected members and staff in function.',
  parameters: nothing,
  read: ({ organisation, now }) => found({ lines: inOffice(organisation, civilDateOf(now)) }),
});

export const readAccounts = defineRead({
  name: 'readAccounts',
  path: '/accounts',
  readers: administrator,
  summary: 'Everyone registered, and how far each is from being able to enter; fifty to a page.',
  parameters: z.strictObject({
    words,
    arrival: optional(z.enum(arrivals, 'choice'), 'Only those who are this far from being able to enter.'),
    page,
  }),
  read: ({ transaction }, filter) =>
    after(async () => peoplePage(await peopleOf(transaction.communeId), filter)),
});

export const readSettingUp = defineRead({
  name: 'readSettingUp',
  path: '/setting-up',
  readers: administrator,
  summary: 'What the founding has confirmed of the commune, and the first step that is not done.',
  parameters: nothing,
  read: ({ organisation, now }) => found(settingUpView(organisation, now)),
});

export const readJournalHead = defineRead({
  name: 'readJournalHead',
  path: '/journal',
  readers: administrator,
  summary: 'Position and hash of the last event of the journal, to be kept elsewhere as a witness.',
  parameters: nothing,
  read: async ({ transaction }) => {
    const head = await readHead(transaction);
    return found({ position: head?.position ?? 0, hash: head?.hash.toString('hex') ?? '' });
  },
});

export const verifyJournal = defineRead({
  name: 'verifyJournal',
  path: '/journal/verification',
  readers: administrator,
  summary: 'Reads the whole journal again: chain, order, and states equal to what it folds into.',
  parameters: nothing,
  read: ({ transaction }) => after(() => verify(application().pool, registry, transaction.communeId)),
});
