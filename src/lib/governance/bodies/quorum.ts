import type { Body } from './bodies.ts';

/** Fewest who may decide for the others, whatever a body says: a third of those who count, and three, or two in a small body. */
export const smallestQuorum = (counted: number, inFunction: number): number =>
  Math.max(Math.ceil(counted / 3), inFunction < 6 ? 2 : 3);

/** The quorum as a body says it: a number of members, a share of them in percent, or neither: more than half. */
const asSaid = ({ quorum, quorumPercent = null }: Body, counted: number): number => {
  if (quorumPercent !== null) return Math.ceil((counted * quorumPercent) / 100);
  return quorum ?? Math.floor(counted / 2) + 1;
};

/**
 * Members who must be there for a body to decide (I-9). It is counted on those who count: the members in function less
 * the recused. A number that departures or recusals have put out of reach becomes all who are left, so that a body can
 * still repair itself; never fewer than `smallestQuorum`. The council's is the law's (CGCT, L2121-17), an assembly has
 * its own.
 *
 * @param counted Members in function less the recused.
 * @param inFunction Members in function.
 */
export const quorumNeeded = (body: Body, counted: number, inFunction: number): number => {
  const said = asSaid(body, counted);
  if (body.kind === 'council' || body.kind === 'assembly') return said;
  return Math.max(Math.min(said, counted), smallestQuorum(counted, inFunction));
};
