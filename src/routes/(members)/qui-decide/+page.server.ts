import { randomUUID } from 'node:crypto';
import { idIn } from '#lib/server/application/parameters.ts';
import { readCompetenceChoices, readWhoMayDecide } from '#lib/server/application/powers/asks.ts';
import { questionOf, unreadable } from './question.ts';
import { drawn } from '../../asking.ts';
import { acting } from '../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { searchParams } = event.url;
    const subject = idIn(searchParams.get('sujet'));
    const question = unreadable(searchParams) ? null : questionOf(searchParams);
    const asked = subject === null ? question : { subject };
    const answer = asked && (await show(readWhoMayDecide, asked));
    const { decisions, ...choices } = await show(readCompetenceChoices, {});
    return {
      seed: randomUUID(),
      arbitration: answer && answer.arbitration,
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
      choices,
      decisions,
      subject: answer && answer.subject,
      answer: answer && { ...answer, words: answer.words[event.locals.visitor.locale] },
    };
  });

// What the group is asked is a subject of its own, which one then reads.
export const actions = acting('case', { arbitrate: 'DisputeMatter' }, ({ id }) => `/sujets/${id}`);
