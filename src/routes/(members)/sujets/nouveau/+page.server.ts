import { drawn } from '../../../asking.ts';
import { readSubjectChoices } from '#lib/server/application/subjects/asks.ts';
import { randomUUID } from 'node:crypto';
import { acting } from '../../../acting.ts';
import { givenIn } from './given.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => ({
    key: randomUUID(),
    subject: randomUUID(),
    given: givenIn(event.url.searchParams),
    ...(await show(readSubjectChoices, {})),
  }));

export const actions = acting('subjectId', { default: 'RaiseSubject' }, ({ id }) => `/sujets/${id}`);
