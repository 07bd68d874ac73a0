/** The secretary's notes, by meeting and item: what the texts and objections do not tell by themselves. */
export const notes: Readonly<Record<string, string>> = {
  'GM-1 P01': 'Six questions de clarification. Le délai des absents a occupé la moitié du temps.',
  'GM-1 P05': 'L’essai est borné : cinq points restent allumés, l’enquête dira le reste.',
  'GM-1 Bilan de la rentrée scolaire':
    'Effectifs stables ; une classe reste fragile, à suivre avant l’hiver.',
  'GM-2 P02': 'Une préférence sur le calcul des heures est gardée comme réserve, à revoir à l’évaluation.',
  'GM-2 P04': 'La montée en charge se fait par tranches ; le coût est mesuré à mi-année.',
  'GM-2 P09': 'Une préoccupation : faire connaître la page avant Noël.',
  'GM-2 P12 (compte rendu du bureau)': 'Dans le budget voté ; aucune question politique soulevée.',
  'GM-3 P06': 'Le bureau avait renvoyé l’offre d’achat au groupe : la commune garde la parcelle.',
  'GM-3 P08': 'La place relève aussi du Département : son accord devient une borne du mandat de l’assemblée.',
  'GM-3 ESC-2':
    'Première proposition déclinée par objection : trop de rôles en cours. Deuxième proposition acceptée : un pilote et un co-pilote.',
  'GM-4 P10':
    'Sept affirmations soumises à l’abaque. Fort accord pour un bâtiment public, désaccord sur le coût.',
  'GM-4 P16': 'Neuf questions restées sans chiffre : le texte est retiré par la personne qui le portait.',
  'GM-4 P17':
    'Trois objections sans issue. Le groupe consent à l’abandon et demande un travail sur la médiation.',
  'GM-5 P11': 'Le remplacement à l’école est maintenu. La baisse demandée au CCAS reste en débat.',
  'GM-5 P14': 'L’arrêté pris en urgence est confirmé ; le diagnostic est attendu pour la mi-décembre.',
  'GM-5 Charge des services et plan de travail':
    'Deux chantiers sont décalés à janvier pour tenir la charge de l’automne.',
  'GM-6 P24': 'Quatre rythmes jugés : tous les quatorze jours, deux heures, décisions préparées en cercle.',
  'GM-6 P11': 'Personne ne s’oppose au vote : repli de la charte, aux deux tiers. À réexaminer en février.',
  'GM-6 Suivi de la feuille de route':
    'Trois actions en retard ; leurs responsables donnent une nouvelle date.',
};
