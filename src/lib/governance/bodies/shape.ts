import { civilDateOf, isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import { horizonOf, tooFar } from '../commune/index.ts';
import type { BodiesContext, BodiesRefusal, BodiesState, BodyId, BodyKind, Perimeter } from './bodies.ts';
import type { CreateBody } from './commands.ts';
import { isLive, liveBody } from './facts.ts';

const limits = { name: 160, purpose: 5_000, rhythm: 500, limits: 5_000, matter: 200 };

const longer = (field: keyof typeof limits, text: string): BodiesRefusal | null =>
  text.length > limits[field]
    ? { code: 'text-too-long', field, length: text.length, maximum: limits[field] }
    : null;

/** A name is how people find a body: two live ones never share it. */
export const checkName = (
  state: BodiesState,
  name: string,
  self: BodyId,
  today: CivilDate,
): BodiesRefusal | null => {
  if (isBlank(name)) return { code: 'name-required' };
  const wanted = name.trim().toLocaleLowerCase('fr');
  const same = Object.values(state.bodies).find(
    (body) => body.id !== self && isLive(body, today) && body.name.toLocaleLowerCase('fr') === wanted,
  );
  return same === undefined ? longer('name', name) : { code: 'name-taken', body: same.id };
};

/** Only a circle has matters of its own, lent by the majority group and bounded. */
export const checkPerimeter = (kind: BodyKind, perimeter: Perimeter | null): BodiesRefusal | null => {
  if (perimeter === null) return null;
  if (kind !== 'circle') return { code: 'perimeter-only-for-circle', kind };
  const { matters, envelopeEuros, limits: bounds } = perimeter;
  if (matters.length === 0 || matters.some((matter) => isBlank(matter))) {
    return { code: 'perimeter-needs-matters' };
  }
  if (envelopeEuros !== null && !(Number.isFinite(envelopeEuros) && envelopeEuros >= 0)) {
    return { code: 'envelope-invalid', envelopeEuros };
  }
  const longMatter = matters.find((matter) => matter.length > limits.matter);
  return longMatter === undefined ? longer('limits', bounds) : longer('matter', longMatter);
};

/** A project group always has an end; the group, the bureau and the council never do. */
export const checkEnd = (
  kind: BodyKind,
  endsOn: CivilDate | null,
  { commune, now }: BodiesContext,
): BodiesRefusal | null => {
  if (endsOn === null) return kind === 'projectGroup' ? { code: 'end-date-required', kind } : null;
  const endless = kind === 'majorityGroup' || kind === 'bureau' || kind === 'council';
  if (endless || !isCivilDate(endsOn) || endsOn < civilDateOf(now)) {
    return { code: 'end-date-invalid', endsOn };
  }
  return tooFar(endsOn, horizonOf(commune, now));
};

/** Kinds of which there is one at most. */
const unique: readonly BodyKind[] = ['majorityGroup', 'bureau', 'council'];

const checkUnique = (state: BodiesState, kind: BodyKind, today: CivilDate): BodiesRefusal | null => {
  if (!unique.includes(kind)) return null;
  const same = Object.values(state.bodies).find((body) => body.kind === kind && isLive(body, today));
  return same === undefined ? null : { code: 'only-one-of-kind', kind, body: same.id };
};

const checkParent = (
  state: BodiesState,
  { kind, parent }: Pick<CreateBody, 'kind' | 'parent'>,
  today: CivilDate,
): BodiesRefusal | null => {
  if (parent === null) return null;
  if (kind === 'majorityGroup' || kind === 'council') return { code: 'parent-not-allowed', kind };
  const body = liveBody(state, parent, today);
  return body.ok ? null : body.error;
};

/** Texts that any change may touch; a field left out is not checked. */
export const checkTexts = (texts: { purpose?: string; rhythm?: string }): BodiesRefusal | null =>
  longer('purpose', texts.purpose ?? '') ?? longer('rhythm', texts.rhythm ?? '');

/** What is wrong with the description of a body to create, or null. */
export const checkDescription = (
  state: BodiesState,
  command: CreateBody,
  context: BodiesContext,
): BodiesRefusal | null => {
  const today = civilDateOf(context.now);
  return (
    checkName(state, command.name, command.bodyId, today) ??
    checkTexts(command) ??
    checkUnique(state, command.kind, today) ??
    checkParent(state, command, today) ??
    checkPerimeter(command.kind, command.perimeter) ??
    checkEnd(command.kind, command.endsOn, context)
  );
};
