import { decisionOf, isOpen, lastVersion } from '#lib/governance/proposals/index.ts';
import { personView } from '../people/persons.ts';
import { requiredOf, type Reading } from './reading.ts';
import type { ObjectionView, PositionView } from './views.ts';
import type { Objection } from '#lib/governance/proposals/index.ts';

const nothing = { withdraw: false, test: false, judge: false };

export const objectionView = (
  objection: Objection,
  read: Reading,
  acts: ObjectionView['acts'] = nothing,
): ObjectionView => {
  const { status } = objection;
  const judges = requiredOf(read).filter((person) => person !== objection.author);
  const judgements = status.kind === 'underTest' ? status.judgements : {};
  return {
    id: objection.id,
    author: personView(read.organisation, objection.author),
    mine: objection.author === read.viewer,
    textVersion: objection.version,
    criterion: objection.criterion,
    argument: objection.argument,
    at: objection.at,
    status: status.kind,
    tested: objection.tested,
    resolution: 'resolution' in status ? status.resolution : null,
    resolvedIn: 'version' in status ? status.version : null,
    judged: Object.keys(judgements).length,
    judges: judges.length,
    acts,
  };
};

/** The charter shows positions only when the round closes, and it is open. */
const roundHidden = ({ state, organisation }: Reading): boolean =>
  organisation.charter.status === 'inForce' &&
  organisation.charter.parameters.positionsShown === 'whenClosed' &&
  isOpen(state) &&
  state.phase === 'objections';

/** An objection of somebody else in a hidden round: it would show their position before its close. */
export const awaitsTheRound = (objection: Objection, read: Reading): boolean =>
  roundHidden(read) &&
  objection.author !== read.viewer &&
  objection.version === lastVersion(read.state).number &&
  objection.status.kind === 'open' &&
  !objection.tested;

/** Positions stay inside the body, and inside the round when the charter shows them only at its close (I-25). */
export const positionViews = (read: Reading): PositionView[] => {
  const { state, organisation, voters, viewer } = read;
  const closure = decisionOf(state);
  const taken = closure ? closure.decision.positions : 'positions' in state ? state.positions : {};
  const hidden = roundHidden(read);
  const people = closure ? [...closure.decision.counted, ...closure.decision.silent] : voters;
  return people.map((person) => {
    const position = taken[person];
    const view = personView(organisation, person);
    if (!position) {
      const absent = read.present !== null && !read.present.includes(person);
      return { person: view, kind: absent || closure ? 'absent' : 'awaited', text: null };
    }
    if (hidden && person !== viewer) return { person: view, kind: 'hidden', text: null };
    return {
      person: view,
      kind: position.kind,
      text: position.kind === 'concern' ? position.text : null,
    };
  });
};

/** Who said to have nothing to add in this phase; while a fallback vote goes on, who agreed to it or has voted. */
export const answeredNow = ({ state }: Reading): readonly string[] => {
  if (!isOpen(state)) return [];
  if (!state.fallback) return state.ready;
  return state.fallback.ballots ? Object.keys(state.fallback.ballots) : state.fallback.agreed;
};

/** Who holds the procedure up: whoever has not said « rien à ajouter », not answered, or must write. */
export const awaitedNow = (read: Reading): string[] => {
  const { state, voters } = read;
  if (state.phase === 'absentees')
    return state.window.absent.filter((person) => voters.includes(person) && !(person in state.positions));
  if (!isOpen(state)) return [];
  if (state.fallback) {
    const answered = answeredNow(read);
    return requiredOf(read).filter((person) => !answered.includes(person));
  }
  switch (state.phase) {
    case 'objections':
      return requiredOf(read).filter((person) => !(person in state.positions));
    case 'integration':
      return [state.sponsor];
    case 'clarification':
    case 'reactions':
    case 'amendment':
      return read.present ? [] : voters.filter((person) => !state.ready.includes(person));
    case 'presentation':
      return [];
  }
};
