/** What the assistant « Qui peut décider ? » already knows of the subject, by field of the form. */
export const givenIn = (address: URLSearchParams): Record<string, string> => {
  if (!address.has('demande')) return {};
  const ticked = address.getAll('oui');
  const otherwise = ticked.includes('doute') ? 'unsure' : 'no';
  const answers = ['newPolicy', 'orientation', 'priceTaxLand', 'serviceOrganisation', 'publicPosition'].map(
    (criterion) => [`answers.${criterion}`, ticked.includes(criterion) ? 'yes' : otherwise],
  );
  const basis = { courant: 'runningAffairs', execute: 'executes' }[address.get('appui') ?? ''] ?? '';
  const unbudgeted = address.get('budget') !== 'oui';
  return {
    ...Object.fromEntries(answers),
    body: address.get('instance') ?? '',
    unbudgetedEuros: unbudgeted ? (address.get('montant') ?? '') : '',
    'basis.kind': basis,
    'basis.decision': address.get('decision') ?? '',
  };
};
