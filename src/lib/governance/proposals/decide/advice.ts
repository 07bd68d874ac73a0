import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { isInFunction, isStaff, memberOf, type PersonId } from '../../commune/index.ts';
import { actingPerson, sponsor, wrongPhase } from '../who.ts';
import { lastVersion, missingAdvice } from '../reading.ts';
import { checkText, limits } from './limits.ts';
import type { AdviceWords } from '../advice.ts';
import type { Decide } from './types.ts';
import type { ProposalContext } from '../proposal.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Proposed } from '../state.ts';
import type { Result } from '#lib/kernel/result.ts';
import { isBlank } from '#lib/kernel/seen.ts';

const parts = ['feasibility', 'workload', 'cost', 'calendar'] as const;

/** From its tabling to its decision: before, it is its author's alone; after, it is done. */
const isUnderWay = (state: Proposed): boolean => state.phase !== 'draft' && state.phase !== 'closed';

const staff = (context: ProposalContext): Result<PersonId, ProposalRefusal> => {
  const person = actingPerson(context);
  if (!person.ok) return person;
  const held = memberOf(context.commune, person.value)?.function;
  const serves = held !== undefined && isStaff(held);
  return serves && isInFunction(context.commune, person.value, civilDateOf(context.now))
    ? person
    : refuse({ code: 'staff-required' });
};

const checkWords = (words: AdviceWords): ProposalRefusal | undefined => {
  if (parts.every((part) => isBlank(words[part]))) return { code: 'text-missing' };
  const long = parts.find((part) => words[part].trim().length > limits.contribution);
  return long && checkText(long, words[long], limits.contribution);
};

/** A service that the text gives work to says what it takes; it may say it again when the text changes. */
export const giveAdvice: Decide<'GiveAdvice'> = (state, command, context) => {
  if (state.phase === 'none' || !isUnderWay(state)) return wrongPhase(state, 'tabled');
  const person = staff(context);
  if (!person.ok) return person;
  const { scope, number } = lastVersion(state);
  if (!scope.services.includes(command.service))
    return refuse({ code: 'service-not-concerned', services: scope.services });
  const wrong = checkWords(command);
  if (wrong) return refuse(wrong);
  const words = Object.fromEntries(
    parts.map((part) => [part, command[part].trim()]),
  ) as unknown as AdviceWords;
  const { service } = command;
  return ok([
    {
      type: 'AdviceGiven',
      advice: { author: person.value, service, version: number, ...words, at: context.now },
    },
  ]);
};

/** Deciding without the advice that lacks is possible, in writing and in sight. */
export const waiveAdvice: Decide<'WaiveAdvice'> = (state, command, context) => {
  if (state.phase === 'none' || !isUnderWay(state)) return wrongPhase(state, 'tabled');
  const person = sponsor(state, context);
  if (!person.ok) return person;
  if (missingAdvice(state).length === 0) return refuse({ code: 'advice-not-missing' });
  const wrong = checkText('reason', command.reason, limits.reason, 10);
  if (wrong) return refuse(wrong);
  const { number } = lastVersion(state);
  return ok([
    {
      type: 'AdviceWaived',
      waiver: { reason: command.reason.trim(), version: number, at: context.now },
    },
  ]);
};
