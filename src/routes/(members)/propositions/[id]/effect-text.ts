import { error, type RequestEvent } from '@sveltejs/kit';
import { drawn, type Show } from '../../../asking.ts';
import { sendForm } from '../../../form.ts';
import { readProposal } from '#lib/server/application/proposals/asks.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * The proposal whose effect its sponsor is writing, with what else the page shows; a page of refusal for anybody
 * else, when it is too late, or when the text already has an effect of another kind.
 */
export const ownText = <T>(
  event: Pick<RequestEvent, 'locals' | 'params'>,
  kind: ProposalView['effect']['kind'],
  also: (show: Show) => Promise<T>,
): Promise<{ proposal: ProposalView; also: T }> =>
  drawn(event, async (show) => {
    const asked = { proposal: event.params['id'] ?? '' };
    const proposal = await show(readProposal, asked, { missing: m.proposal_unknown });
    const { effect, acts } = proposal;
    const free = effect.kind === 'none' || effect.kind === kind;
    if (!free || !(acts.revise || acts.amend)) error(403, m.powers_not_now());
    return { proposal, also: await also(show) };
  });

/** The same, for who sends it: nothing else is shown. */
export const sentText = async (
  event: Pick<RequestEvent, 'locals' | 'params'>,
  kind: ProposalView['effect']['kind'],
): Promise<ProposalView> => (await ownText(event, kind, async () => null)).proposal;

/** Sends the text again, its words the same, with another effect: a new version once it is tabled (I-13). */
export const sendEffect = (event: RequestEvent, form: FormData, proposal: ProposalView, effect: object) => {
  const { id, versions, acts } = proposal;
  const last = versions.at(-1);
  const words = {
    proposal: id,
    title: last?.title ?? '',
    text: last?.text ?? '',
    terms: last?.terms ?? null,
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
