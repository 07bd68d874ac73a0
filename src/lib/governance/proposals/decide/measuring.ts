import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { isInFunction } from '../../commune/index.ts';
import { actingPerson, wrongPhase } from '../who.ts';
import { decisionOf, isInForce } from '../reading.ts';
import { checkText, limits } from './limits.ts';
import type { Decide } from './types.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Measured } from '../state.ts';

const checkResult = ({ result, reason }: Measured): ProposalRefusal | undefined =>
  result === null
    ? checkText('reason', reason ?? '', limits.reason, 3)
    : checkText('result', result, limits.measure);

/**
 * What a trial came to: for each measure that it was to be judged on, its result, or why it was not measured
 * (I-14). Noted by who carries the decision or its sponsor, and noted again as long as it is in force.
 */
export const recordMeasures: Decide<'RecordMeasures'> = (state, command, context) => {
  const decision = decisionOf(state)?.decision;
  if (!decision || state.phase === 'none') return wrongPhase(state, 'closed');
  const person = actingPerson(context);
  if (!person.ok) return person;
  const { trial, carriedBy } = decision.terms;
  if (trial === null) return refuse({ code: 'not-on-trial' });
  if (!isInForce(state)) return refuse({ code: 'decision-not-in-force' });
  const here = isInFunction(context.commune, person.value, civilDateOf(context.now));
  if (!here || (person.value !== carriedBy && person.value !== state.sponsor))
    return refuse({ code: 'carrier-required', carriedBy });
  const results: Measured[] = [];
  for (const measure of trial.measures) {
    const given = command.results.find((known) => known.measure === measure);
    if (!given) return refuse({ code: 'measure-missing', measure });
    const wrong = checkResult(given);
    if (wrong) return refuse(wrong);
    const { result, reason } = given;
    results.push({
      measure,
      result: result?.trim() ?? null,
      reason: result === null ? (reason?.trim() ?? null) : null,
    });
  }
  return ok([{ type: 'MeasuresRecorded', results, at: context.now }]);
};
