/** First level of the nomenclature, as the official validator of open data knows it. */
export const themes: readonly string[] = [
  'Commande publique',
  'Urbanisme',
  'Domaine et patrimoine',
  'Fonction publique',
  'Institutions et vie politique',
  'Libertés publiques et pouvoirs de police',
  'Finances locales',
  'Domaines de compétences par thèmes',
  'Autres domaines de compétences',
];

/**
 * Matters of the national nomenclature of acts (ACTES), two levels, in the order of their numbers.
 * Source: arrêté du 26 octobre 2005 and the annex of the agreements on electronic transmission.
 */
const matters: readonly (readonly string[])[] = [
  [
    'Marchés publics',
    'Délégations de service public',
    'Conventions de mandat',
    'Autres contrats',
    'Transactions',
    'Maîtrise d’œuvre',
    'Actes spéciaux et divers',
  ],
  ['Documents d’urbanisme', 'Droit d’occupation ou d’utilisation des sols', 'Droit de préemption urbain'],
  [
    'Acquisitions',
    'Aliénations',
    'Locations',
    'Limites territoriales',
    'Gestion du domaine public',
    'Gestion du domaine privé',
  ],
  [
    'Titulaires et stagiaires territoriaux',
    'Personnels contractuels',
    'Fonction publique hospitalière',
    'Autres catégories de personnels',
    'Régime indemnitaire',
  ],
  [
    'Élection de l’exécutif',
    'Fonctionnement des assemblées',
    'Désignation de représentants',
    'Délégations de fonctions',
    'Délégations de signature',
    'Exercice des mandats locaux',
    'Intercommunalité',
    'Décisions d’ester en justice',
  ],
  [
    'Police municipale',
    'Pouvoirs du président du conseil départemental',
    'Pouvoirs du président du conseil régional',
    'Autres actes réglementaires',
    'Actes pris au nom de l’État',
  ],
  [
    'Décisions budgétaires',
    'Fiscalité',
    'Emprunts',
    'Interventions économiques',
    'Subventions',
    'Contributions budgétaires',
    'Avances',
    'Fonds de concours',
    'Prises de participation',
    'Divers',
  ],
  [
    'Enseignement',
    'Aide sociale',
    'Voirie',
    'Aménagement du territoire',
    'Politique de la ville, habitat, logement',
    'Emploi, formation professionnelle',
    'Transports',
    'Environnement',
    'Culture',
  ],
  [
    'Autres compétences des communes',
    'Autres compétences des départements',
    'Autres compétences des régions',
    'Vœux et motions',
  ],
];

/** The name of a matter such as `7.10`, undefined if the nomenclature has none. */
export const matterName = (code: string): string | undefined => {
  const [, first, second] = /^(\d)\.([1-9]\d?)$/.exec(code) ?? [];
  return matters[Number(first) - 1]?.[Number(second) - 1];
};
