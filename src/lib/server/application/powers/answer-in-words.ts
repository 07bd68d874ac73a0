import type { Competence, Condition, Decider, Ground, Obstacle } from '#lib/governance/powers/index.ts';
import type { NatureCriterion } from '#lib/governance/charter/index.ts';
import { euros, obstacleSentences } from './sentences.ts';
import { day, list, type Locale, type Naming, type Pair } from '../sentences/shape.ts';

/** How ids are called in an answer. */
export interface CompetenceNaming extends Naming {
  role(id: string): string;
  /** Title of an adopted decision. */
  decision(id: string): string;
}

/** The explanation in words: who, why, under what conditions, and what to do now. */
export interface CompetenceWords {
  answer: string;
  why: string;
  /** Why it is political, one line a reason of the grid. */
  reasons: string[];
  /** Why who was asked about may not decide. */
  obstacle: string | null;
  conditions: string[];
  alternatives: string[];
  claims: string | null;
  next: string;
}

const criteria: Record<NatureCriterion, Pair> = {
  newPolicy: ['une nouvelle politique ou un nouveau projet', 'a new policy or project'],
  orientation: [
    'une orientation, un choix difficile ou contesté',
    'an orientation, a hard or contested choice',
  ],
  priceTaxLand: ['un tarif, un impôt ou le foncier', 'a price, a tax or land'],
  serviceOrganisation: ['l’organisation des services', 'the organisation of services'],
  publicPosition: ['une position publique de la commune', 'a public position of the commune'],
};

const reasonWords = (reason: Competence['reasons'][number]): Pair => {
  switch (reason.kind) {
    case 'criterion': {
      const [french, english] = criteria[reason.criterion];
      return reason.answer === 'yes'
        ? [`Cela touche ${french}.`, `It touches ${english}.`]
        : [
            `Cela touche peut-être ${french} : dans le doute, c’est politique.`,
            `It may touch ${english}: in doubt, it is political.`,
          ];
    }
    case 'amount':
      return [
        `Dépense non inscrite au budget de ${euros(reason.unbudgetedEuros, 'fr')}, au-dessus du seuil de la charte (${euros(reason.thresholdEuros, 'fr')} HT).`,
        `Unbudgeted spending of ${euros(reason.unbudgetedEuros, 'en')}, above the charter’s threshold (${euros(reason.thresholdEuros, 'en')} before tax).`,
      ];
    case 'noBasis':
      return [
        'Ce n’est ni une affaire courante, ni l’exécution d’une décision prise.',
        'It is neither running affairs nor the execution of a decision.',
      ];
  }
};

const room = ({ leftEuros, sizeEuros }: { leftEuros: number; sizeEuros: number }): Pair =>
  sizeEuros === 0
    ? [
        'sans enveloppe : aucune dépense ne peut y être décidée',
        'without an envelope: no spending can be decided there',
      ]
    : [
        `il reste ${euros(leftEuros, 'fr')} sur une enveloppe de ${euros(sizeEuros, 'fr')}`,
        `${euros(leftEuros, 'en')} is left of an envelope of ${euros(sizeEuros, 'en')}`,
      ];

/** Why a body or a role may decide, in French and in English. */
export const groundWords = (ground: Ground, naming: CompetenceNaming): Pair => {
  switch (ground.kind) {
    case 'politicalPower':
      return [
        'Le groupe majoritaire a le pouvoir politique : lui seul tranche ce qui est politique, et il peut décider de tout le reste.',
        'The majority group has political power: it alone settles what is political, and may decide all the rest.',
      ];
    case 'delegation': {
      const [french, english] = room(ground.room);
      const title = naming.decision(ground.delegation);
      return [
        `Le groupe le lui a délégué jusqu’au ${day(ground.until, 'fr')} (« ${title} ») pour « ${ground.matter} » ; ${french}.`,
        `The group delegated it until ${day(ground.until, 'en')} (“${title}”) for “${ground.matter}”; ${english}.`,
      ];
    }
    case 'perimeter': {
      const [french, english] = room(ground.room);
      return [
        `C’est dans son périmètre (« ${ground.matter} ») ; ${french}.`,
        `It is inside its perimeter (“${ground.matter}”); ${english}.`,
      ];
    }
    case 'execution':
      return [
        `C’est l’exécution d’une décision en vigueur : « ${naming.decision(ground.decision)} ».`,
        `It carries out a decision in force: “${naming.decision(ground.decision)}”.`,
      ];
    case 'settled':
      return [
        'Le groupe majoritaire a dit que cela relève de l’exécution.',
        'The majority group said that it is a matter of execution.',
      ];
    case 'runningAffairs':
      return [
        'C’est une affaire courante : rien dans la grille de la charte ne la rend politique.',
        'It is running affairs: nothing in the charter’s grid makes it political.',
      ];
  }
};

const conditionWords = (condition: Condition): Pair => {
  switch (condition.kind) {
    case 'deliberation':
      return [
        'Pour avoir force légale, la décision du groupe est portée au conseil municipal (CGCT, article L2121-29), sauf acte relevant de la maire ou du maire.',
        'To have legal force, the group’s decision is brought to the council (CGCT, article L2121-29), unless the act is the mayor’s to take.',
      ];
    case 'mayoralDecision':
      return [
        'Si un acte est nécessaire, la maire ou le maire le signe dans ce que le conseil lui a confié (CGCT, article L2122-22) et en rend compte à la séance suivante.',
        'If an act is needed, the mayor signs it within what the council entrusted (CGCT, article L2122-22) and reports it at the next sitting.',
      ];
    case 'mayoralOrder':
      return [
        'Si un acte est nécessaire, il est signé dans les limites de l’arrêté de délégation, sous la surveillance de la maire ou du maire (CGCT, article L2122-18).',
        'If an act is needed, it is signed within the order of delegation, under the mayor’s supervision (CGCT, article L2122-18).',
      ];
    case 'callIn':
      return [
        `${condition.members} membres du groupe peuvent évoquer la décision dans les ${condition.days} jours après sa publication.`,
        `${condition.members} members of the group may call the decision in within ${condition.days} days of its publication.`,
      ];
    case 'advice':
      return [
        'Les services concernés donnent d’abord leur avis : faisabilité, charge, coût, calendrier.',
        'The services concerned first give their advice: feasibility, workload, cost, calendar.',
      ];
  }
};

const nextWords = ({ next }: Competence, naming: CompetenceNaming): Pair => {
  switch (next.kind) {
    case 'raise':
      return [
        `Déposez le sujet au panier de « ${naming.body(next.body)} ».`,
        `Raise the subject in the backlog of “${naming.body(next.body)}”.`,
      ];
    case 'refer':
      return [
        `« ${naming.body(next.from)} » renvoie le sujet à « ${naming.body(next.to)} ».`,
        `“${naming.body(next.from)}” refers the subject to “${naming.body(next.to)}”.`,
      ];
    case 'arbitrate':
      return [
        `Demandez l’arbitrage de « ${naming.body(next.group)} » : il dit à qui revient la matière.`,
        `Ask “${naming.body(next.group)}” to arbitrate: it says whose the matter is.`,
      ];
    case 'askAdvice':
      return [
        'Demandez l’avis des personnes touchées et de celles qui savent, puis décidez.',
        'Ask the advice of those affected and of those who know, then decide.',
      ];
    case 'setUp':
      return [
        'La commune n’a pas encore de groupe majoritaire : installez-le d’abord.',
        'The commune has no majority group yet: set it up first.',
      ];
  }
};

const nameOf = ({ kind, id }: Pick<Decider, 'kind' | 'id'>, naming: CompetenceNaming): string =>
  kind === 'role' ? naming.role(id) : naming.body(id);

const answerWords = ({ decider, nature, next }: Competence, naming: CompetenceNaming): Pair => {
  if (next.kind === 'arbitrate')
    return [
      'Plusieurs instances ont cette matière : le groupe dit d’abord à qui elle revient.',
      'Several bodies hold this matter: the group first says whose it is.',
    ];
  if (decider === null) return ['Personne ne peut décider encore.', 'Nobody may decide yet.'];
  const name = nameOf(decider, naming);
  return nature === 'political'
    ? [`C’est politique : « ${name} » décide.`, `It is political: “${name}” decides.`]
    : [`C’est de l’exécution : « ${name} » peut décider.`, `It is execution: “${name}” may decide.`];
};

const alternativeWords = (decider: Decider, naming: CompetenceNaming): Pair => {
  const [french, english] = groundWords(decider.ground, naming);
  const name = nameOf(decider, naming);
  return [`« ${name} ». ${french}`, `“${name}”. ${english}`];
};

/** What stands in the way, and where to go. */
export const obstacleWords = (obstacle: Obstacle, naming: Naming): Pair => {
  const say = obstacleSentences[obstacle.code] as (facts: Obstacle, naming: Naming) => Pair;
  return say(obstacle, naming);
};

/** The explanation of who may decide, in a language. */
export const competenceWords = (
  found: Competence,
  naming: CompetenceNaming,
  locale: Locale,
): CompetenceWords => {
  const said = (pair: Pair): string => pair[locale === 'fr' ? 0 : 1];
  const claims = list(
    found.claims.map((id) => `« ${naming.body(id)} »`),
    locale,
  );
  return {
    answer: said(answerWords(found, naming)),
    why: found.decider ? said(groundWords(found.decider.ground, naming)) : '',
    reasons: found.reasons.map(reasonWords).map(said),
    obstacle: found.obstacle && said(obstacleWords(found.obstacle, naming)),
    conditions: found.conditions.map(conditionWords).map(said),
    alternatives: found.alternatives.map((decider) => said(alternativeWords(decider, naming))),
    claims:
      claims === ''
        ? null
        : said([
            `Plusieurs périmètres contiennent cette matière : ${claims}.`,
            `Several perimeters hold this matter: ${claims}.`,
          ]),
    next: said(nextWords(found, naming)),
  };
};
