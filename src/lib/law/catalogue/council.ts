import * as council from '../council.ts';
import * as population from '../population.ts';
import { indemnityCeiling } from '../indemnities.ts';
import * as obligations from '../obligations.ts';
import { say } from '../said.ts';
import { communeScope } from '../scope.ts';
import { entry, type Theme } from './entry.ts';

export const councilTheme: Theme = {
  title: say('La commune et son conseil', 'The commune and its council'),
  entries: [
    entry(
      'commune.scope',
      communeScope,
      say('Ces règles valent-elles pour ma commune ?', 'Do these rules hold in my commune?'),
      { codeCommune: '26289' },
    ),
    entry(
      'population.reference',
      population.referencePopulation,
      say('Quelle population pour les seuils ?', 'Which population for the thresholds?'),
      { populationMunicipale: 998, populationTotale: 1012 },
    ),
    entry(
      'population.frozenDuringTerm',
      population.frozenPopulation,
      say('La population change-t-elle pendant le mandat ?', 'Does the population change during the term?'),
      { populationMunicipaleAtRenewal2026: 3450, populationMunicipaleNow: 3610 },
    ),
    entry(
      'council.size',
      council.councilSize,
      say(
        'Sièges, adjoints et quorum d’un conseil au complet',
        'Seats, deputies and quorum of a full council',
      ),
      { populationMunicipale: 1460 },
    ),
    entry(
      'council.strength',
      council.councilStrength,
      say(
        'L’effectif, à partir des sièges et des élus confirmés',
        'The strength, from confirmed seats and elected members',
      ),
      { populationMunicipale: 450, sieges: 11, electedMembers: 9 },
    ),
    entry(
      'council.deemedComplete',
      council.deemedComplete,
      say('Le conseil est-il réputé complet ?', 'Is the council deemed complete?'),
      { populationMunicipale: 450, electedMembers: 9 },
    ),
    entry(
      'council.adjointsDeQuartier',
      council.neighbourhoodDeputies,
      say('Adjoints de quartier', 'Neighbourhood deputies'),
      { populationMunicipale: 25_000, conseilsDeQuartierCrees: true },
    ),
    entry(
      'rules.reglementInterieur',
      obligations.rulesOfProcedure,
      say('Le règlement intérieur est-il obligatoire ?', 'Are rules of procedure compulsory?'),
      { populationMunicipale: 1460, installedOn: '2026-03-28' },
    ),
    entry(
      'opposition.space',
      obligations.oppositionSpace,
      say('Un espace réservé à la minorité ?', 'Room kept for the minority?'),
      { populationMunicipale: 1460, bulletin: true },
    ),
    entry(
      'frequency.quarter',
      obligations.quarterlySittings,
      say('Une séance par trimestre', 'One sitting a quarter'),
      { year: 2027, meetings: ['2027-01-21', '2027-04-01', '2027-09-30'] },
    ),
    entry(
      'indemnity.maxRate',
      indemnityCeiling,
      say('Plafond des indemnités', 'Ceiling of the indemnities'),
      { population: 1480 },
    ),
  ],
};
