import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { sendForm } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadProposal, type ProposalView } from '#lib/server/application/proposals/proposal.ts';
import { m } from '#lib/paraglide/messages.js';

type Effect = ProposalView['effect'];
type Read = Parameters<Parameters<ReturnType<typeof application>['read']>[1]>[1];

/**
 * The proposal whose effect its sponsor is writing, with what else the page needs of the organisation; a page
 * of refusal for anybody else, when it is too late, or when the text already has an effect of another kind.
 */
export const ownText = async <T>(
  { locals, params }: Pick<RequestEvent, 'locals' | 'params'>,
  kind: Effect['kind'],
  also: (organisation: Read, at: string) => T,
): Promise<{ proposal: ProposalView; also: T }> => {
  const { communeId, person } = locals.visitor;
  if (!communeId || !person) redirect(303, '/connexion');
  const at = now();
  return application().read(communeId, async (transaction, organisation) => {
    const read = await loadProposal(transaction, organisation, params['id'] ?? '', person.id, at);
    if (read.kind !== 'view') error(404, m.proposal_unknown());
    const { effect, acts } = read.proposal;
    const free = effect.kind === 'none' || effect.kind === kind;
    if (!free || !(acts.revise || acts.amend)) error(403, m.powers_not_now());
    return { proposal: read.proposal, also: also(organisation, at) };
  });
};

/** Sends the text again, its words the same, with another effect: a new version once it is tabled (I-13). */
export const sendEffect = (event: RequestEvent, form: FormData, proposal: ProposalView, effect: object) => {
  const { id, versions, acts } = proposal;
  const last = versions.at(-1);
  const words = {
    proposal: id,
    title: last?.title ?? '',
    text: last?.text ?? '',
    terms: last?.terms ? { ...last.terms, carriedBy: last.terms.carriedBy.id } : null,
    effect,
  };
  return sendForm(
    event,
    form,
    acts.revise
      ? { ...words, type: 'ReviseDraft' }
      : { ...words, type: 'AmendProposal', version: last?.number ?? 1, integrates: [] },
  );
};
