import { elected } from './people.ts';
import valbrune from './valbrune.json' with { type: 'json' };

/** The first wording of each text that objections changed; the last one stands in valbrune.json. */
export const firstWords: Readonly<Record<string, string>> = {
  P01: 'Règles de nature, renvoi, évocation, urgence et consentement. Les membres absents ont 24 heures pour s’opposer après la publication du relevé.',
  P02: 'L’enveloppe des indemnités, inchangée, est partagée à parts égales entre tous les membres de la majorité.',
  P04: 'Le repas de cantine est à 1 € pour les quotients familiaux 1 à 3 dès le 1er janvier 2027.',
  P05: 'L’éclairage public est éteint de 23 h à 5 h 30 dans toute la commune.',
  P06: 'La parcelle communale AB 214 est vendue au plus offrant pour financer la démolition du hangar.',
  P07: 'Le poste de chargé de participation passe de 0,5 à 0,8 équivalent temps plein.',
  P08: 'La question « quelle place pour la voiture place du Foirail ? » est confiée à une assemblée de 24 habitantes et habitants tirés au sort, dans la limite de 180 000 € TTC.',
  P11: 'Les charges à caractère général baissent de 1,5 % ; la subvention au CCAS baisse de 3 % ; le poste d’ATSEM n’est pas remplacé.',
  P13: 'La salle des Merlandes est mise à disposition exclusive du club pour trois ans.',
  P17: 'Douze caméras sont posées dans le quartier de la gare pour 62 000 €.',
  P20: 'La rue de l’école Lucie-Aubrac est fermée aux voitures le matin et le soir à partir du 1er septembre.',
  P22: 'Le cercle Vie locale décide seul de l’organisation de la fête de l’Orsille 2027.',
  P25: 'Les relevés de décisions du groupe majoritaire sont publiés sous sept jours, tels quels.',
};

/** The charter's criterion nearest to the words in which an objection was made. */
export const criterionOf = (words: string): string => {
  const known: readonly [RegExp, string][] = [
    [/financier/, 'financialRisk'],
    [/charge/, 'workload'],
    [/sécurité/, 'safety'],
    [/compétence/, 'legalCompetence'],
    [/égalité/, 'equalAccess'],
    [/mandat/, 'mandate'],
    [/protection|libertés/, 'protection'],
    [/bord/, 'sideEffect'],
    [/efficacité/, 'effectiveness'],
  ];
  return known.find(([pattern]) => pattern.test(words))?.[1] ?? 'purpose';
};

const bodies = new Map(valbrune.instances.map(([code = '', name = '']) => [code, name]));
const titles = new Map(valbrune.propositions.map(({ id, titre }) => [id, titre]));
const names = new Map(elected.map(({ id, given, family }) => [id, `${given} ${family}`]));

/** A text of the dossier without its codes, as people would say it; agents are never named (I-25). */
export const inFull = (text: string): string =>
  text
    .replace(/\b[Cc]ercle (C\d)\b/g, (_, code: string) =>
      (bodies.get(code) ?? code).replace('Cercle', 'cercle'),
    )
    .replace(/\b(?:du|le) GM\b/gi, (words) => words.replace('GM', 'groupe majoritaire'))
    .replace(/^C\d\b/, (code) => `Le c${(bodies.get(code) ?? code).slice(1)}`)
    .replace(/\bC\d\b/g, (code) => `le c${(bodies.get(code) ?? code).slice(1)}`)
    .replace(/\bMandat AC1\b/g, 'Mandat de l’assemblée')
    .replace(/\b(?:GM|AC1)\b/g, (code) => bodies.get(code) ?? code)
    .replace(/\bP\d\d\b/g, (code) => `« ${titles.get(code) ?? code} »`)
    .replace(/\b[MO]\d\d\b/g, (code) => names.get(code) ?? code)
    .replace(/\bA\d\d\b/g, 'des services');
