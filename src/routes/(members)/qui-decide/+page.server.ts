import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../acting.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { arbitrationOf } from '#lib/server/application/cases/arbitration.ts';
import { citableDecisions, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import {
  competenceChoices,
  loadCompetence,
  questionOfSubject,
} from '#lib/server/application/powers/views.ts';
import { m } from '#lib/paraglide/messages.js';
import { questionOf, unreadable } from './question.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const { searchParams } = url;
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    const subject = await questionOfSubject(transaction, searchParams.get('sujet') ?? '');
    const question = subject?.question ?? (unreadable(searchParams) ? null : questionOf(searchParams));
    const answer = question && (await loadCompetence(transaction, organisation, question, now()));
    return {
      seed: randomUUID(),
      arbitration: answer && (await arbitrationOf(transaction, organisation, answer, question.matter)),
      asked: {
        ticked: searchParams.getAll('oui'),
        matter: searchParams.get('matiere') ?? '',
        amount: searchParams.get('montant') ?? '',
        budget: searchParams.get('budget') ?? 'non',
        basis: searchParams.get('appui') ?? '',
        decision: searchParams.get('decision') ?? '',
        who: searchParams.get('qui') ?? '',
      },
      amountUnread: unreadable(searchParams),
      choices: await competenceChoices(transaction, organisation, person.id, now()),
      decisions: await citableDecisions(transaction),
      subject: subject && { id: subject.id, title: subject.title },
      answer: answer && { ...answer, words: answer.words[locals.visitor.locale] },
    };
  });
};

// What the group is asked is a subject of its own, which one then reads.
export const actions = acting('case', { arbitrate: 'DisputeMatter' }, ({ id }) => `/sujets/${id}`);
