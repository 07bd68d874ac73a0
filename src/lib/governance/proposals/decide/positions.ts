import { ok, refuse } from '#lib/kernel/result.ts';
import { addHours } from '#lib/kernel/civil.ts';
import { isExplicit } from '../../charter/index.ts';
import { entitled, facilitator, participant, required, wrongPhase } from '../who.ts';
import { blockingObjections, isOpen, lastVersion } from '../reading.ts';
import { adopt, checkAdoptable, hindered, settle } from './adoption.ts';
import { ballotsMissing, outcome } from './fallback.ts';
import { checkText, limits } from './limits.ts';
import type { Command, Decide, Decided } from './types.ts';
import type { ProposalContext } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Open, Proposed } from '../state.ts';

const checkStated = (
  { position }: Command<'TakePosition'>,
  state: Proposed,
  context: ProposalContext,
): ProposalRefusal | undefined => {
  switch (position.kind) {
    case 'consent':
    case 'abstention':
      return undefined;
    case 'concern':
      return checkText('concern', position.text, limits.contribution, 3);
    case 'objection':
      if (state.objections.some(({ id }) => id === position.objection)) return { code: 'objection-exists' };
      if (!context.charter.parameters.objections.criteria.includes(position.criterion))
        return { code: 'criterion-unknown', criterion: position.criterion };
      return checkText('argument', position.argument, limits.contribution, 10);
  }
};

/** One explicit position a person on the version in force; the last one stated counts (I-11, I-12, I-13). */
export const takePosition: Decide<'TakePosition'> = (state, command, context) => {
  const heard = (isOpen(state) && state.phase === 'objections') || state.phase === 'absentees';
  if (state.phase === 'none' || !heard) return wrongPhase(state, 'objections');
  const person = participant(state, context);
  if (!person.ok) return person;
  const current = lastVersion(state).number;
  if (command.version !== current) return refuse({ code: 'stale-text', current, seen: command.version });
  if ('fallback' in state && state.fallback) return refuse({ code: 'fallback-underway' });
  const wrong = checkStated(command, state, context);
  if (wrong) return refuse(wrong);
  return settle(
    state,
    [
      {
        type: 'PositionTaken',
        person: person.value,
        version: current,
        position: command.position,
        at: context.now,
      },
    ],
    context,
  );
};

/** Those who had not voted have left: in sight of all, the facilitator counts the ballots of the others. */
const closeVote = (state: Open, context: ProposalContext): Decided => {
  const person = facilitator(state, context);
  if (!person.ok) return person;
  return ballotsMissing(state, context).length > 0
    ? refuse({ code: 'fallback-underway' })
    : outcome(state, context);
};

/**
 * The facilitator closes the round of a meeting: quorum, everyone present explicit, no objection left.
 * Members absent are consulted as the charter says before the adoption is final (I-10, I-11).
 */
export const closeRound: Decide<'CloseRound'> = (state, _command, context) => {
  if (isOpen(state) && state.fallback?.ballots) return closeVote(state, context);
  if (!isOpen(state) || state.phase !== 'objections') return wrongPhase(state, 'objections');
  const person = facilitator(state, context);
  if (!person.ok) return person;
  if (state.fallback) return refuse({ code: 'fallback-underway' });
  const present = required(state, context);
  const missing = present.filter((member) => !(member in state.positions));
  const voters = entitled(state, context);
  const open = blockingObjections(state, voters).filter(
    ({ status, author }) => status.kind !== 'integrated' || present.includes(author),
  );
  if (open.length > 0) return refuse({ code: 'objections-open', objections: open.map(({ id }) => id) });
  if (missing.length > 0) return refuse({ code: 'positions-missing', persons: missing });
  const adoptable = checkAdoptable(state, present, context);
  // Around a table too, members have their delay to read what two changes of the charter make together.
  const merging =
    !adoptable.ok && adoptable.error.code === 'charter-changed-meanwhile' ? adoptable.error : null;
  if (!adoptable.ok && merging === null) return adoptable;
  const absent = voters.filter((member) => !present.includes(member));
  const { windowHours } = context.charter.parameters.absentees;
  const explicit = isExplicit(context.charter.parameters, state.matter);
  const waiting = blockingObjections(state, absent).length > 0;
  if (merging === null && (absent.length === 0 || (windowHours === 0 && !explicit && !waiting)))
    return adopt(state, present, absent, context);
  return ok([
    {
      type: 'AbsenteeWindowOpened',
      until: addHours(context.now, windowHours || 72),
      absent,
      at: context.now,
    },
    ...(merging ? hindered(state, merging, context) : []),
  ]);
};
