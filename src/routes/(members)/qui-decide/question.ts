import type { input } from 'zod';
import { idIn } from '#lib/server/application/parameters.ts';
import type { readWhoMayDecide } from '#lib/server/application/powers/asks.ts';
import type { CompetenceQuestion } from '#lib/server/application/powers/views.ts';

/** The questions of the charter's grid. */
const criteria = [
  'newPolicy',
  'orientation',
  'priceTaxLand',
  'serviceOrganisation',
  'publicPosition',
] as const;

/** Euros as people type them: « 1 200,50 »; null when there is none, or when it cannot be read. */
const eurosOf = (text: string): number | null => {
  const figure = text.replace(/[\s €]/g, '').replace(',', '.');
  const euros = Number(figure);
  return figure === '' || !Number.isFinite(euros) || euros < 0 ? null : euros;
};

const basisOf = (address: URLSearchParams): CompetenceQuestion['grounds']['basis'] => {
  const decision = address.get('decision') ?? '';
  const basis = address.get('appui');
  if (basis === 'execute' && decision !== '') return { kind: 'executes', decision };
  return basis === 'courant' ? { kind: 'runningAffairs' } : null;
};

const askedOf = (who: string) => {
  const [kind, id] = who.split(':');
  return { body: kind === 'body' ? idIn(id ?? null) : null, role: kind === 'role' ? idIn(id ?? null) : null };
};

/** The amount that was typed and cannot be read, so that the page says so. */
export const unreadable = (address: URLSearchParams): boolean => {
  const typed = (address.get('montant') ?? '').trim();
  return typed !== '' && eurosOf(typed) === null;
};

/** The charter's grid as it was ticked: what is ticked is yes, what is not is no, or a doubt when one hesitates. */
export const groundsOf = (address: URLSearchParams): CompetenceQuestion['grounds'] => {
  const ticked = address.getAll('oui');
  const otherwise = ticked.includes('doute') ? 'unsure' : 'no';
  const answers = Object.fromEntries(
    criteria.map((criterion) => [criterion, ticked.includes(criterion) ? 'yes' : otherwise]),
  ) as CompetenceQuestion['grounds']['answers'];
  const budgeted = address.get('budget') === 'oui';
  const unbudgetedEuros = budgeted ? null : eurosOf(address.get('montant') ?? '');
  return { answers, unbudgetedEuros, basis: basisOf(address) };
};

/** The question that the address of the page asks; null when it asks nothing yet. */
export const questionOf = (address: URLSearchParams): input<typeof readWhoMayDecide.parameters> | null => {
  if (!address.has('demande')) return null;
  const { answers, unbudgetedEuros, basis } = groundsOf(address);
  return {
    ...answers,
    ...askedOf(address.get('qui') ?? ''),
    unbudgetedEuros,
    amountEuros: eurosOf(address.get('montant') ?? ''),
    matter: address.get('matiere')?.trim().slice(0, 200) || null,
    basis: basis?.kind ?? null,
    decision: basis?.kind === 'executes' ? idIn(basis.decision) : null,
  };
};
