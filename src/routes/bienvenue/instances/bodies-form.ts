import type { BodySuggestion } from '#lib/server/application/setting-up/steps.ts';
import { fieldNumber, fieldText } from '../../form.ts';

/** Kinds that this form offers. The power of a body follows from its kind, whoever writes it. */
const kinds: readonly BodySuggestion['kind'][] = ['majorityGroup', 'bureau', 'council', 'circle'];

/** « école ; enfance » or « école, enfance » as a list. */
const listOf = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const membersOf = (form: FormData, row: number): BodySuggestion['members'] => {
  const seated = form
    .getAll(`members.${row}`)
    .map((person) => ({ person: String(person), capacity: 'member' as const }));
  const advisers = form
    .getAll(`advisers.${row}`)
    .map((person) => ({ person: String(person), capacity: 'adviser' as const }));
  const watch = fieldText(form, `watch.${row}`);
  const others = [...seated, ...advisers];
  // Whoever already sits as a member sees everything: no watch is needed of them.
  const watches = watch !== '' && !others.some(({ person }) => person === watch);
  return watches ? [...others, { person: watch, capacity: 'watch' as const }] : others;
};

const perimeterOf = (form: FormData, row: number): BodySuggestion['perimeter'] => ({
  matters: listOf(fieldText(form, `matters.${row}`)),
  envelopeEuros: fieldNumber(form, `envelope.${row}`),
  limits: fieldText(form, `limits.${row}`),
});

const bodyOf = (form: FormData, row: number): BodySuggestion | null => {
  const kind = kinds.find((one) => one === fieldText(form, `kind.${row}`));
  if (!kind || fieldText(form, `keep.${row}`) !== 'yes') return null;
  return {
    type: 'CreateBody',
    bodyId: fieldText(form, `bodyId.${row}`),
    kind,
    name: fieldText(form, `name.${row}`),
    purpose: fieldText(form, `purpose.${row}`),
    rhythm: fieldText(form, `rhythm.${row}`),
    members: membersOf(form, row),
    quorum: kind === 'council' ? null : fieldNumber(form, `quorum.${row}`),
    perimeter: kind === 'circle' ? perimeterOf(form, row) : null,
    parent: fieldText(form, `parent.${row}`) || null,
    endsOn: null,
    decision: null,
  };
};

/** The bodies that are kept, each with its row of the form. */
export const bodiesOf = (form: FormData): { row: number; body: BodySuggestion }[] => {
  const count = Math.min(Number(fieldText(form, 'rows')) || 0, 20);
  return Array.from({ length: count }, (_, row) => row).flatMap((row) => {
    const body = bodyOf(form, row);
    return body ? [{ row, body }] : [];
  });
};
