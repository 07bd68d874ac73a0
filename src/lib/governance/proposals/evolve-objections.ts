import { blocks, isOpen } from './reading.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Objection, Position, Proposed, StatedPosition } from './state.ts';

const withObjection = <S extends Proposed>(state: S, id: string, change: (o: Objection) => Objection): S => ({
  ...state,
  objections: state.objections.map((objection) => (objection.id === id ? change(objection) : objection)),
});

const without = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** Without the position of a person, or with the one that takes its place. */
export const clearPosition = (state: Proposed, person: string, position?: Position): Proposed => {
  if (!('positions' in state)) return state;
  const positions = position ? { ...state.positions, [person]: position } : without(state.positions, person);
  return { ...state, positions };
};

const settled = (stated: StatedPosition): Position =>
  stated.kind === 'objection' ? { kind: 'objection', objection: stated.objection } : stated;

/** A position changes what the person's own objections are: consent to a version resolves those it integrates. */
const objectionsAfter = (
  state: Proposed,
  event: Extract<ProposalEvent, { type: 'PositionTaken' }>,
): Objection[] => {
  const { person, position, version, at } = event;
  const known = state.objections.map((objection): Objection => {
    if (objection.author !== person) return objection;
    if (objection.status.kind === 'integrated' && position.kind !== 'objection')
      return { ...objection, status: { ...objection.status, kind: 'resolved' } };
    return blocks(objection) ? { ...objection, status: { kind: 'withdrawn' } } : objection;
  });
  if (position.kind !== 'objection') return known;
  return [
    ...known,
    {
      id: position.objection,
      author: person,
      version,
      criterion: position.criterion,
      argument: position.argument,
      at,
      tested: false,
      status: { kind: 'open' },
    },
  ];
};

/** What a person says of the text, and what it changes of their own objections. */
export const takePosition = (
  state: Proposed,
  event: Extract<ProposalEvent, { type: 'PositionTaken' }>,
): Proposed => {
  const objections = objectionsAfter(state, event);
  const position = settled(event.position);
  // No position is taken during a vote: older journals, where an arrival ended it, go on from here without one.
  if (isOpen(state))
    return {
      ...state,
      objections,
      fallback: null,
      positions: { ...state.positions, [event.person]: position },
    };
  if (state.phase === 'absentees')
    return { ...state, objections, positions: { ...state.positions, [event.person]: position } };
  return { ...state, objections };
};

/** The state after an event of one objection; null for any other event. */
export const evolveObjection = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'ObjectionWithdrawn': {
      const author = state.objections.find(({ id }) => id === event.objection)?.author;
      const next = withObjection(state, event.objection, (o) => ({ ...o, status: { kind: 'withdrawn' } }));
      return author === undefined ? next : clearPosition(next, author);
    }
    case 'AdmissibilityTestOpened':
      return withObjection(state, event.objection, (o) => ({
        ...o,
        status: { kind: 'underTest', judgements: {} },
      }));
    case 'AdmissibilityJudged': {
      const { person, admissible, reason } = event;
      return withObjection(state, event.objection, (o) => {
        if (o.status.kind !== 'underTest') return o;
        const judgements = { ...o.status.judgements, [person]: { admissible, reason } };
        return { ...o, status: { kind: 'underTest', judgements } };
      });
    }
    case 'ObjectionFoundAdmissible':
      return withObjection(state, event.objection, (o) => ({ ...o, tested: true, status: { kind: 'open' } }));
    case 'ObjectionTurnedIntoConcern': {
      const objection = state.objections.find(({ id }) => id === event.objection);
      const next = withObjection(state, event.objection, (o) => ({ ...o, status: { kind: 'concern' } }));
      return objection
        ? clearPosition(next, objection.author, { kind: 'concern', text: objection.argument })
        : next;
    }
    default:
      return null;
  }
};
