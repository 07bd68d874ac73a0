/** The field of the form that an error of the command is about: `terms.trial.endsOn` is `trialEndsOn`. */
export const fieldOfPath = (path: string): string => {
  if (path.startsWith('terms.trial.measures')) return 'measures';
  if (path === 'terms.trial.endsOn') return 'trialEndsOn';
  if (path === 'scope.matter') return 'perimeterMatter';
  if (path.startsWith('scope.services')) return 'services';
  return path.split('.').at(-1) ?? path;
};
