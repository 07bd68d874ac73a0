import type { CivilDate } from '#lib/kernel/civil.ts';
import { say, type Sentence } from './said.ts';

/** The day on which the rows were last compared with the law; the date used when a question has none. */
export const lawKnownOn: CivilDate = '2026-11-30';

/** What was compared on that day, and with what: the text itself, or somebody who had read it. */
export const compared: readonly Sentence[] = [
  say(
    'Lus dans le texte ou dans la décision : L1111-6 (loi 2022-217), D2122-7-2 (décret 2023-523), L2131-2 (ordonnance 2021-1310), R2121-9 (décret 2021-1311), l’article qui fige la population municipale au renouvellement (R2151-4), CE 16 juin 1997 n° 142691.',
    'Read in the text or the decision: L1111-6 (Act 2022-217), D2122-7-2 (decree 2023-523), L2131-2 (ordinance 2021-1310), R2121-9 (decree 2021-1311), the article that freezes the population at the renewal (R2151-4), Conseil d’État 16 June 1997 no. 142691.',
  ),
  say(
    'Lues dans les réponses des ministres : convocation en Alsace-Moselle (JO Sénat 17 octobre 1996 ; JO AN 28 février 2000), partage des voix sur le compte (JO Sénat 25 juin 2009, n° 08561), commission d’appel d’offres (La Gazette, 19 novembre 2020).',
    'Read in ministers’ answers: notice in Alsace-Moselle (JO Sénat 17 October 1996; JO AN 28 February 2000), a tie on the accounts (JO Sénat 25 June 2009, no. 08561), the tender board (La Gazette, 19 November 2020).',
  ),
  say(
    'Lus chez des tiers : L1612-26 et calendrier du budget (Maires de France, 2026), L2113-8 après la loi 2025-444 (communes), une seule candidature à une nomination (rapport du Sénat n° 20, 2010-2011), colonnes du SCDL 2.1.5 (schema.data.gouv.fr) et règles du validateur (validata-core).',
    'Read in secondary sources: L1612-26 and the budget calendar (Maires de France, 2026), L2113-8 after Act 2025-444 (town halls), a single candidacy to a nomination (report no. 20 of the Sénat, 2010-2011), the columns of SCDL 2.1.5 (schema.data.gouv.fr) and the validator’s rules (validata-core).',
  ),
];

/** What was not compared: the answers that rest on it say so. */
export const notCompared: readonly Sentence[] = [
  say(
    'Le texte consolidé de Légifrance n’a pas été relu article par article.',
    'The consolidated text of Légifrance was not read again article by article.',
  ),
  say(
    'Pas trouvés : un décret de février 2026 sur R2121-9 ; la version finale de L2121-20 sur le congé de maternité ; L2541-4 et L2541-5 ; L1612-12 après l’ordonnance 2025-526.',
    'Not found: a decree of February 2026 on R2121-9; the final wording of L2121-20 on maternity leave; L2541-4 and L2541-5; L1612-12 after ordinance 2025-526.',
  ),
  say(
    'Hors du moteur : Paris, Lyon, Marseille, collectivités d’outre-mer ; départements d’outre-mer et Mayotte sans leurs adaptations.',
    'Outside the engine: Paris, Lyon, Marseille, overseas collectivities; overseas departments and Mayotte without their adaptations.',
  ),
];
