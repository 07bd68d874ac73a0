import { randomUUID } from 'node:crypto';
import { readSubjectChoices } from '#lib/server/application/subjects/asks.ts';
import { givenIn } from './given.ts';
import { drawn } from '../../../asking.ts';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => ({
    seed: randomUUID(),
    given: givenIn(event.url.searchParams),
    ...(await show(readSubjectChoices, {})),
  }));

export const actions = acting('subjectId', { default: 'RaiseSubject' }, ({ id }) => `/sujets/${id}`);
