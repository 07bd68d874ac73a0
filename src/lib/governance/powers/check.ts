import type { CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import { hasPoliticalPower, isLive, type Body } from '../bodies/index.ts';
import type { Role } from '../mandates/index.ts';
import type { Delegation, Ground, Matter, Obstacle } from './powers.ts';
import type { EnvelopeState } from './envelope.ts';
import { isAmount, roomOf, type Room } from './spending.ts';

type Checked = Result<Ground, Obstacle>;

/** Two writings of one matter: accents, capitals and spaces do not make another one. */
export const plain = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The matter of a list that the words name, as the list writes it; null when it names none of them. */
export const namedIn = (matters: readonly string[], words: string): string | null =>
  matters.find((known) => plain(known) === plain(words)) ?? null;

/** Whether a perimeter written in words has these among them, whole: « art » is not in « artisanat ». */
const names = (perimeter: string, words: string): boolean =>
  ` ${plain(perimeter).replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(
    ` ${plain(words)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `,
  ) && /[\p{L}\p{N}]{3}/u.test(plain(words));

const checkRoom = (amountEuros: number | null, room: Room): Obstacle | null =>
  amountEuros === null || amountEuros <= room.leftEuros
    ? null
    : { code: 'envelope-exceeded', amountEuros, leftEuros: room.leftEuros, sizeEuros: room.sizeEuros };

export const isDelegationLive = (delegation: Delegation, date: CivilDate): boolean =>
  delegation.inForce && delegation.from <= date && date <= delegation.until;

/** Inside a delegation that lives: to this body, for this matter, within what is left of its envelope (I-3, I-16). */
const checkDelegation = (
  body: Body,
  delegation: Delegation | 'unknown',
  { matter, amountEuros }: Matter,
  envelope: EnvelopeState,
  date: CivilDate,
): Checked => {
  if (delegation === 'unknown') return refuse({ code: 'delegation-not-live', until: null });
  const { until, to, matters, decision } = delegation;
  if (!isDelegationLive(delegation, date)) return refuse({ code: 'delegation-not-live', until });
  if (to !== body.id) return refuse({ code: 'delegation-to-another', to });
  const named = matter === null ? (matters.length === 1 ? matters[0] : null) : namedIn(matters, matter);
  if (named === null || named === undefined)
    return refuse({ code: 'outside-delegation', matters: [...matters] });
  const room = roomOf(delegation.envelopeEuros, envelope, 'whole', date);
  const exceeded = checkRoom(amountEuros, room);
  return exceeded
    ? refuse(exceeded)
    : ok({ kind: 'delegation', delegation: decision, matter: named, until, room });
};

/** Inside the perimeter that the group lent: a matter of it and its envelope, or a decision that it carries out. */
const checkPerimeter = (
  body: Body,
  { matter, amountEuros, basis }: Matter,
  envelope: EnvelopeState,
  date: CivilDate,
): Checked => {
  const { perimeter, name, power } = body;
  if (perimeter === null) return refuse({ code: 'decides-nothing', body: name, power });
  const matters = [...perimeter.matters];
  if (matter === null) {
    // Carrying out what was decided needs no perimeter of its own, as long as it spends nothing.
    if (basis?.kind === 'executes' && (amountEuros ?? 0) === 0) return checkBasis(body, basis, null);
    return refuse({ code: 'perimeter-not-named', body: name, matters });
  }
  const named = namedIn(matters, matter);
  if (named === null) return refuse({ code: 'outside-perimeter', body: name, matter, matters });
  const room = roomOf(perimeter.envelopeEuros, envelope, 'year', date);
  const exceeded = checkRoom(amountEuros, room);
  return exceeded ? refuse(exceeded) : ok({ kind: 'perimeter', matter: named, room });
};

/** Nobody carries out, on whatever ground, a decision that no longer holds or that members called in (I-4). */
const checkExecuted = (basis: Matter['basis']): Obstacle | null =>
  basis?.kind === 'executes' && !basis.inForce
    ? { code: 'executed-decision-not-in-force', decision: basis.decision }
    : null;

const exceeds = (amountEuros: number | null, room: Room | null): room is Room =>
  amountEuros !== null && room !== null && amountEuros > room.leftEuros;

/**
 * Executive power runs the house and carries out decisions that stand, nothing else: what it spends keeps under the
 * charter's threshold for one object in a budget year, or within what the decision allows, all that was spent on it
 * before counted (I-1, I-2).
 */
const checkBasis = (
  { name, power }: Body,
  basis: Matter['basis'],
  amountEuros: Matter['amountEuros'],
): Checked => {
  if (basis === null) return refuse({ code: 'nature-forbids', body: name, power });
  if (basis.kind === 'settled') return ok({ kind: 'settled', decision: basis.decision });
  const { room } = basis;
  if (basis.kind === 'runningAffairs')
    return exceeds(amountEuros, room)
      ? refuse({
          code: 'amount-is-political',
          amountEuros: amountEuros ?? 0,
          leftEuros: room.leftEuros,
          thresholdEuros: room.sizeEuros,
        })
      : ok({ kind: 'runningAffairs' });
  return exceeds(amountEuros, room)
    ? refuse({
        code: 'executed-amount-exceeded',
        amountEuros: amountEuros ?? 0,
        leftEuros: room.leftEuros,
        allowedEuros: room.sizeEuros,
      })
    : ok({ kind: 'execution', decision: basis.decision });
};

/**
 * Whether a body may decide this, and on what ground; else what stands in the way (I-2, I-3, I-16). The one
 * check of every adoption. `envelope` is what was spent of the one that the matter uses: the delegation's
 * when it cites one, the body's otherwise.
 */
export const checkBody = (body: Body, matter: Matter, envelope: EnvelopeState, date: CivilDate): Checked => {
  const { name, power } = body;
  const { amountEuros } = matter;
  if (!isLive(body, date)) return refuse({ code: 'decides-nothing', body: name, power });
  if (amountEuros !== null && !isAmount(amountEuros)) return refuse({ code: 'amount-invalid', amountEuros });
  if (hasPoliticalPower(body)) return ok({ kind: 'politicalPower' });
  const stopped = checkExecuted(matter.basis);
  if (stopped && (matter.nature === 'executive' || matter.delegation !== null)) return refuse(stopped);
  if (matter.delegation !== null) return checkDelegation(body, matter.delegation, matter, envelope, date);
  if (matter.nature === 'political') return refuse({ code: 'nature-forbids', body: name, power });
  if (power === 'executive') return checkBasis(body, matter.basis, amountEuros);
  if (body.kind === 'circle') return checkPerimeter(body, matter, envelope, date);
  return refuse({ code: 'decides-nothing', body: name, power });
};

/**
 * Whether the holder of a role may decide this alone: a mandate in force (I-16), nothing political (I-2), and
 * within the role's perimeter, which is written in words, and its envelope.
 */
export const checkRole = (
  role: Role,
  matter: Matter,
  { envelope, held }: { readonly envelope: EnvelopeState; readonly held: boolean },
  date: CivilDate,
): Checked => {
  const { title, perimeter } = role;
  const { amountEuros } = matter;
  if (amountEuros !== null && !isAmount(amountEuros)) return refuse({ code: 'amount-invalid', amountEuros });
  if (!held) return refuse({ code: 'mandate-not-in-force', role: title });
  if (matter.nature === 'political')
    return refuse({ code: 'nature-forbids', body: title, power: 'executive' });
  const stopped = checkExecuted(matter.basis);
  if (stopped) return refuse(stopped);
  if (perimeter === null || isBlank(perimeter))
    return refuse({ code: 'role-without-perimeter', role: title });
  if (matter.matter !== null && !names(perimeter, matter.matter))
    return refuse({ code: 'outside-perimeter', body: title, matter: matter.matter, matters: [perimeter] });
  const room = roomOf(role.envelopeEuros, envelope, 'year', date);
  const exceeded = checkRoom(amountEuros, room);
  return exceeded ? refuse(exceeded) : ok({ kind: 'perimeter', matter: perimeter, room });
};
