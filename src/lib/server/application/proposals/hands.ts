import { baseOf, differences, saidBy, type ParameterChange } from '#lib/governance/charter/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { decisionOf, lastVersion, type Handover, type Proposed } from '#lib/governance/proposals/index.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { bodyName, personView, type PersonView } from '../people/persons.ts';
import type { Naming as NamingOf, Pair } from '../sentences/shape.ts';
import { proposalSentences } from './sentences.ts';

/** In whose hands a text and its decision are, and what keeps it from taking effect. */
export interface HandsView {
  /** What the text changes of the charter, and from which version; null when it changes nothing of it. */
  charterText: {
    base: number;
    changes: ParameterChange[];
    /** What another text has changed meanwhile. */
    meanwhile: ParameterChange[];
    /** Until when a member may ask for a new version rather than both together. */
    merging: { until: Instant; objection: { by: PersonView; reason: string } | null } | null;
  } | null;
  /** To whom its sponsor offers it. */
  offer: { to: PersonView; at: Instant } | null;
  /** Whose it was before, the last one last. */
  handedOver: { from: PersonView; to: PersonView; why: Handover; at: Instant }[];
  /** Who takes the place of a carrier who left, unless a member objects before then. */
  naming: {
    carriedBy: PersonView;
    by: PersonView;
    until: Instant;
    objection: { by: PersonView; reason: string } | null;
  } | null;
  /** The carrier of the text as it stands has left. */
  carrierLeft: boolean;
  /** Everyone has answered, and why it takes no effect yet. */
  hindered: { code: string; words: { fr: string; en: string }; at: Instant } | null;
}

const hinderedWords = (organisation: Organisation, state: Proposed): HandsView['hindered'] => {
  if (state.hindered === null) return null;
  const { because, at } = state.hindered;
  const naming: NamingOf = {
    person: (id) => personView(organisation, id).name,
    body: (id) => bodyName(organisation, id),
  };
  const table = proposalSentences as unknown as Record<string, (facts: object, naming: NamingOf) => Pair>;
  const [fr, en] = table[because.code]?.(because, naming) ?? ['', ''];
  return { code: because.code, words: { fr, en }, at };
};

const charterTextOf = (organisation: Organisation, state: Proposed): HandsView['charterText'] => {
  const { charter } = organisation;
  const { effect, at } = lastVersion(state);
  if (effect.kind !== 'charter' || charter.status !== 'inForce') return null;
  const base = baseOf(charter, effect, at);
  if (base === null) return null;
  const { merging } = state;
  return {
    base: base.version,
    changes: saidBy(charter, effect, at),
    meanwhile: state.phase === 'closed' ? [] : differences(base.parameters, charter.parameters),
    merging: merging && {
      until: merging.until,
      objection: merging.objection && {
        by: personView(organisation, merging.objection.by),
        reason: merging.objection.reason,
      },
    },
  };
};

export const handsView = (organisation: Organisation, state: Proposed, now: Instant): HandsView => {
  const by = (person: string) => personView(organisation, person);
  const { offer, handedOver, naming } = state;
  const { commune } = organisation;
  const terms = decisionOf(state)?.decision.terms ?? lastVersion(state).terms;
  return {
    charterText: charterTextOf(organisation, state),
    offer: offer && { to: by(offer.to), at: offer.at },
    handedOver: handedOver.map(({ from, to, ...rest }) => ({ ...rest, from: by(from), to: by(to) })),
    naming: naming && {
      carriedBy: by(naming.carriedBy),
      by: by(naming.by),
      until: naming.until,
      objection: naming.objection && { by: by(naming.objection.by), reason: naming.objection.reason },
    },
    carrierLeft:
      terms !== null &&
      commune.status !== 'none' &&
      !isInFunction(commune, terms.carriedBy, civilDateOf(now)),
    hindered: hinderedWords(organisation, state),
  };
};
