import type { EnvelopeRefusal, Obstacle } from '#lib/governance/powers/index.ts';
import { common } from '../sentences/common.ts';
import { notYou, words, day, list, type Sentences } from '../sentences/shape.ts';

const amounts = {
  fr: new Intl.NumberFormat('fr-FR', {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  }),
  en: new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  }),
};
export const euros = (amount: number, locale: 'fr' | 'en'): string => amounts[locale].format(amount);

/** Why a body or a role may not decide, and where to go. */
export const obstacleSentences: Sentences<Obstacle> = {
  'nature-forbids': ({ body }) => [
    `« ${body} » ne décide pas d’une question politique. Renvoyez-la au groupe majoritaire : c’est un seul bouton, avec sa raison.`,
    `“${body}” does not decide a political matter. Refer it to the majority group: one button, with its reason.`,
  ],
  'decides-nothing': ({ body }) => [
    `« ${body} » prépare ou conseille, et ne décide rien seul. Renvoyez le texte au groupe majoritaire.`,
    `“${body}” prepares or advises, and decides nothing alone. Refer the text to the majority group.`,
  ],
  'amount-invalid': words(() => [
    'Le montant est une somme en euros hors taxes, jamais négative. Corrigez-le, ou laissez le champ vide.',
    'The amount is a sum in euros before tax, never negative. Correct it, or leave it empty.',
  ]),
  'executed-decision-not-in-force': () => [
    'La décision que ce texte exécute n’est plus en vigueur : il n’y a plus rien à exécuter. Renvoyez la question au groupe majoritaire, ou citez la décision qui l’a remplacée.',
    'The decision that this text carries out is no longer in force: nothing is left to carry out. Refer the matter to the majority group, or cite the decision that replaced it.',
  ],
  'perimeter-not-named': ({ body, matters }) => [
    `Pour décider seul, « ${body} » nomme la matière de son périmètre qu’il utilise : ${list(matters, 'fr')}. Choisissez-la dans le texte, ou renvoyez-le au groupe majoritaire.`,
    `To decide alone, “${body}” names the matter of its perimeter that it uses: ${list(matters, 'en')}. Choose it in the text, or refer it to the majority group.`,
  ],
  'outside-perimeter': ({ body, matter, matters }) => [
    `« ${matter} » n’est pas dans le périmètre de « ${body} » (${list(matters, 'fr')}). Renvoyez le texte au groupe majoritaire.`,
    `“${matter}” is not in the perimeter of “${body}” (${list(matters, 'en')}). Refer the text to the majority group.`,
  ],
  'envelope-exceeded': ({ amountEuros, leftEuros, sizeEuros }) => [
    `Ce texte dépense ${euros(amountEuros, 'fr')} ; il reste ${euros(leftEuros, 'fr')} sur une enveloppe de ${euros(sizeEuros, 'fr')}. Réduisez la dépense, ou renvoyez le texte au groupe majoritaire.`,
    `This text spends ${euros(amountEuros, 'en')}; ${euros(leftEuros, 'en')} is left of an envelope of ${euros(sizeEuros, 'en')}. Spend less, or refer the text to the majority group.`,
  ],
  'amount-is-political': ({ amountEuros, leftEuros, thresholdEuros }) => [
    `${euros(amountEuros, 'fr')} sans décision qui les porte : les affaires courantes vont jusqu’à ${euros(thresholdEuros, 'fr')} par objet et par an, il en reste ${euros(leftEuros, 'fr')}. Au-delà, c’est politique : renvoyez le texte au groupe majoritaire, ou exécutez une décision qui prévoit ce montant.`,
    `${euros(amountEuros, 'en')} that no decision carries: running affairs go up to ${euros(thresholdEuros, 'en')} an object and a year, ${euros(leftEuros, 'en')} is left. Beyond, it is political: refer the text to the majority group, or carry out a decision that allows this amount.`,
  ],
  'executed-amount-exceeded': ({ amountEuros, leftEuros, allowedEuros }) => [
    `Ce texte dépense ${euros(amountEuros, 'fr')} ; la décision qu’il exécute prévoit ${euros(allowedEuros, 'fr')}, il en reste ${euros(leftEuros, 'fr')}. Réduisez la dépense, ou renvoyez le texte au groupe majoritaire.`,
    `This text spends ${euros(amountEuros, 'en')}; the decision that it carries out allows ${euros(allowedEuros, 'en')}, of which ${euros(leftEuros, 'en')} is left. Spend less, or refer the text to the majority group.`,
  ],
  'delegation-not-live': ({ until }) => [
    until === null
      ? 'La délégation citée n’existe pas. Citez une délégation en cours, ou renvoyez le texte au groupe majoritaire.'
      : `La délégation citée a pris fin : elle courait jusqu’au ${day(until, 'fr')}, ou le groupe l’a retirée. Elle ne donne plus aucun pouvoir. Renvoyez le texte au groupe majoritaire.`,
    until === null
      ? 'The delegation cited does not exist. Cite a live one, or refer the text to the majority group.'
      : `The delegation cited has ended: it ran until ${day(until, 'en')}, or the group took it back. It gives no power any more. Refer the text to the majority group.`,
  ],
  'delegation-to-another': ({ to }, naming) => [
    `Cette délégation est donnée à « ${naming.body(to)} » : c’est là que la question se décide.`,
    `This delegation is given to “${naming.body(to)}”: the matter is decided there.`,
  ],
  'outside-delegation': ({ matters }) => [
    `La délégation porte sur : ${list(matters, 'fr')}. Nommez l’une de ces matières, ou renvoyez le texte au groupe majoritaire.`,
    `The delegation covers: ${list(matters, 'en')}. Name one of these matters, or refer the text to the majority group.`,
  ],
  'mandate-not-in-force': notYou(({ role }) => [
    `Personne ne tient aujourd’hui le rôle « ${role} » : un mandat échu ou retiré ne donne aucun pouvoir. Portez la question à l’instance.`,
    `Nobody holds the role “${role}” today: an expired or withdrawn mandate gives no power. Bring the matter to the body.`,
  ]),
  'role-without-perimeter': ({ role }) => [
    `Le rôle « ${role} » n’a pas de périmètre : il ne décide rien seul. Portez la question à l’instance.`,
    `The role “${role}” has no perimeter: it decides nothing alone. Bring the matter to the body.`,
  ],
};

export const envelopeSentences: Sentences<EnvelopeRefusal> = {
  'system-only': common['system-only'],
  'amount-invalid': obstacleSentences['amount-invalid'],
  'spending-already-committed': () => [
    'Cette dépense est déjà comptée dans l’enveloppe.',
    'This spending is already counted in the envelope.',
  ],
};
