import type { PersonMark, PersonView } from '#lib/ui/people.ts';
import type { ProposalView } from '#lib/server/application/proposals/proposal.ts';

const markOf = (kind: ProposalView['positions'][number]['kind']): PersonMark | null => {
  if (kind === 'absent') return null;
  return kind === 'hidden' ? 'answered' : kind;
};

/** Whether the phase is one in which positions are taken, or were. */
export const showsPositions = ({ phase, outcome, fallback }: ProposalView): boolean =>
  (['objections', 'integration', 'absentees'].includes(phase) && fallback === null) ||
  Boolean(outcome && outcome.force !== null && outcome.tally === null);

/** Each person with a sign: their position where positions are taken, otherwise whether they had their say. */
export const marksOf = (proposal: ProposalView): PersonView[] => {
  if (showsPositions(proposal))
    return proposal.positions.flatMap(({ person, kind }) => {
      const mark = markOf(kind);
      return mark ? [{ ...person, mark }] : [];
    });
  const { setting, voters, ready } = proposal;
  const people = setting?.kind === 'meeting' ? setting.present : voters;
  return people.map((person) => ({ ...person, mark: ready.includes(person.id) ? 'answered' : 'awaited' }));
};
