import { ok, refuse } from '#lib/kernel/result.ts';
import { runningItem } from '../agenda.ts';
import {
  atTable,
  checkSponsor,
  facilitator,
  holderNow,
  isBarred,
  isHere,
  mandated,
  secretary,
} from '../who.ts';
import { basisFor } from './opening.ts';
import { checkReason } from './limits.ts';
import { isGathered, wrongStatus, type Decide } from './types.ts';

/** From hand to hand, to someone whose mandate is in force; anybody else needs the group's consent. */
export const handOver: Decide<'HandOverRole'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const { role, to } = command;
  const by =
    role === 'facilitator'
      ? facilitator(state, context)
      : role === 'secretary'
        ? secretary(state, context)
        : atTable(state, context);
  if (!by.ok) return by;
  const basis = basisFor(state, role, to, context);
  if (!basis.ok) return basis;
  if (!isHere(state, to)) return refuse({ code: 'holder-not-present', person: to });
  if (state.roles[role]?.person === to) return refuse({ code: 'already-holds', role, person: to });
  const wrong =
    checkReason(command.reason) ??
    (role === 'facilitator' ? checkSponsor(runningItem(state), to, context) : null);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([{ type: 'RoleHeld', role, person: to, basis: basis.value, reason, at: context.now }]);
};

/** The facilitator lost the network, or their mandate: another one in force goes on, and it is written. */
export const takeOver: Decide<'TakeOverFacilitation'> = (state, command, context) => {
  if (!isGathered(state)) return wrongStatus(state, 'opened');
  const person = atTable(state, context);
  if (!person.ok) return person;
  const role = 'facilitator';
  if (isBarred(state, person.value, context)) return refuse({ code: 'mayor-never-facilitates' });
  if (!mandated(state, role, context).includes(person.value))
    return refuse({ code: 'mandate-required', role, person: person.value });
  if (holderNow(state, role, context) === person.value)
    return refuse({ code: 'already-holds', role, person: person.value });
  const wrong = checkReason(command.reason) ?? checkSponsor(runningItem(state), person.value, context);
  if (wrong) return refuse(wrong);
  const reason = command.reason.trim();
  return ok([{ type: 'RoleHeld', role, person: person.value, basis: 'mandate', reason, at: context.now }]);
};
