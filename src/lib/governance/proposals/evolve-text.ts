import { atDeadline } from './evolve-open.ts';
import { isOpen, matterOf } from './reading.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Core, Objection, Proposed, Version } from './state.ts';

type Of<Type extends ProposalEvent['type']> = Extract<ProposalEvent, { type: Type }>;

/** The version of a draft, which replaces itself: versions count from the text that is tabled. */
const draftOf = ({
  title,
  text,
  terms,
  effect,
  scope,
  at,
}: Of<'ProposalDrafted'> | Of<'DraftRevised'>): Version => ({
  number: 1,
  title,
  text,
  terms,
  effect,
  scope,
  integrates: [],
  at,
});

/** The first state of a proposal, from the event that drafts it. */
export const drafted = (event: Of<'ProposalDrafted'>): Proposed => ({
  phase: 'draft',
  id: event.proposal,
  subject: event.subject,
  body: event.body,
  nature: event.nature,
  matter: event.matter,
  sponsor: event.sponsor,
  tendedAt: event.at,
  offer: null,
  handedOver: [],
  naming: null,
  merging: null,
  hindered: null,
  executes: event.executes,
  draftedAt: event.at,
  versions: [draftOf(event)],
  questions: [],
  reactions: [],
  suggestions: [],
  objections: [],
  recused: [],
  advices: [],
  waiver: null,
  meetingsHeard: 0,
  heardIn: [],
  rounds: 0,
  heldIn: null,
  publishedAt: null,
});

export const revised = (state: Proposed, event: Of<'DraftRevised'>): Proposed => ({
  ...state,
  matter: matterOf(event.effect, state.matter),
  versions: [draftOf(event)],
});

const integrated = (objections: readonly Objection[], { number, integrates }: Version): Objection[] => {
  const resolutions = new Map(integrates.map(({ objection, resolution }) => [objection, resolution]));
  return objections.map((objection) => {
    const resolution = resolutions.get(objection.id);
    return resolution
      ? { ...objection, status: { kind: 'integrated', version: number, resolution } }
      : objection;
  });
};

/** A new text: where it was open, positions on the one before lapse and objections are heard again (I-13). */
export const amended = (state: Proposed, { version, deadline }: Of<'ProposalAmended'>): Proposed => {
  const next = {
    ...state,
    matter: matterOf(version.effect, state.matter),
    objections: integrated(state.objections, version),
    naming: null,
    merging: null,
    hindered: null,
    versions: [...state.versions, version] as Core['versions'],
  };
  if (!isOpen(next)) return next;
  return {
    ...next,
    phase: 'objections',
    setting: atDeadline(next.setting, deadline),
    positions: {},
    ready: [],
    fallback: null,
    abandonment: null,
    rounds: next.rounds + 1,
  };
};
