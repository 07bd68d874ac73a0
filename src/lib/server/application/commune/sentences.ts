import type { CommuneRefusal } from '#lib/governance/commune/index.ts';
import { common } from '../sentences/common.ts';
import { notYou, unknown, words, day, people, type Sentences } from '../sentences/shape.ts';

export const communeSentences: Sentences<CommuneRefusal> = {
  ...common,
  'commune-already-founded': ({ name }) => [
    `${name} est déjà installée. Demandez une invitation à la personne qui administre les comptes.`,
    `${name} is already set up. Ask its administrator for an invitation.`,
  ],
  'set-up-link-required': notYou(() => [
    'Installer une commune demande le lien d’installation affiché au premier démarrage.',
    'Setting up a commune needs the set-up link printed at the first start.',
  ]),
  'another-member-must-record-it': notYou(({ actor }) => [
    actor === 'the-mayor'
      ? 'Le ou la maire ne peut pas l’enregistrer : un autre membre du groupe majoritaire doit le faire.'
      : 'Vous ne pouvez pas changer vous-même votre fonction : un autre membre du groupe doit l’enregistrer.',
    actor === 'the-mayor'
      ? 'The mayor cannot record this: another member of the majority group must.'
      : 'You cannot change your own function: another member of the group must record it.',
  ]),
  'charter-already-in-force': () => [
    'La charte est en vigueur : la population de la commune est figée pour le mandat.',
    'The charter is in force: the commune’s population is frozen for the term.',
  ],
  'commune-facts-invalid': words(({ fields }) => [
    `Vérifiez ces renseignements : ${fields.join(', ')}.`,
    `Check these facts: ${fields.join(', ')}.`,
  ]),
  'seats-out-of-range': ({ minimum, maximum }) => [
    `Un conseil a de ${minimum} à ${maximum} sièges, et un nombre entier d’élus. Vérifiez ces deux nombres.`,
    `A council has from ${minimum} to ${maximum} seats, and a whole number of members. Check both numbers.`,
  ],
  'elected-above-seats': ({ elected, seats }) => [
    `${elected} élus pour ${seats} sièges : ces nombres se contredisent. Corrigez l’un des deux.`,
    `${elected} elected for ${seats} seats: these numbers contradict each other. Correct one.`,
  ],
  'population-out-of-range': words(
    ({ minimum, maximum }) => [
      `La population doit être un nombre entier entre ${minimum} et ${maximum}. Vérifiez le chiffre de l’INSEE.`,
      `The population must be a whole number from ${minimum} to ${maximum}. Check the INSEE figure.`,
    ],
    'population',
  ),
  'electors-above-population': words(
    ({ electors, population }) => [
      `${electors} personnes inscrites pour ${population} habitants : ces chiffres se contredisent. Corrigez l’un des deux.`,
      `${electors} registered electors for ${population} inhabitants: these figures contradict each other. Correct one.`,
    ],
    'registeredElectors',
  ),
  'nobody-to-register': words(() => [
    'La liste est vide. Ajoutez au moins une personne.',
    'The list is empty. Add at least one person.',
  ]),
  'person-listed-twice': words(({ people: ids }, naming) => [
    `Une même personne figure deux fois : ${people(ids, naming, 'fr')}. Gardez une seule ligne.`,
    `The same person is listed twice: ${people(ids, naming, 'en')}. Keep one line.`,
  ]),
  'person-already-registered': ({ people: ids }, naming) => [
    `Déjà dans la commune : ${people(ids, naming, 'fr')}. Modifiez leur fiche plutôt que de les ajouter.`,
    `Already in the commune: ${people(ids, naming, 'en')}. Edit their record instead of adding them.`,
  ],
  'majority-must-be-elected': words(({ people: ids }, naming) => [
    `Seuls des membres élus font partie de la majorité. À corriger : ${people(ids, naming, 'fr')}.`,
    `Only elected members belong to the majority. To correct: ${people(ids, naming, 'en')}.`,
  ]),
  'rank-invalid': words(({ people: ids }, naming) => [
    `Le rang au tableau est un nombre à partir de 1. À corriger : ${people(ids, naming, 'fr')}.`,
    `The rank on the roll is a number from 1. To correct: ${people(ids, naming, 'en')}.`,
  ]),
  'one-mayor-only': ({ mayor }, naming) => [
    `La commune a déjà un maire : ${naming.person(mayor)}. Changez d’abord sa fonction.`,
    `The commune already has a mayor: ${naming.person(mayor)}. Change their function first.`,
  ],
  'voter-not-for-administrator': notYou(({ people: ids }, naming) => [
    `La charte est en vigueur : l’administration n’ajoute pas de membre à la majorité (${people(ids, naming, 'fr')}). Le groupe majoritaire l’admet par une décision.`,
    `The charter is in force: an administrator adds no member to the majority (${people(ids, naming, 'en')}). The majority group admits them by a decision.`,
  ]),
  'function-needs-legal-act': words(({ people: ids }, naming) => [
    `La charte est en vigueur : une fonction élective s’enregistre avec l’acte légal qui la donne (${people(ids, naming, 'fr')}).`,
    `The charter is in force: an elective function is recorded with its legal act (${people(ids, naming, 'en')}).`,
  ]),
  'voter-address-needs-another-member': notYou(({ people: ids }, naming) => [
    `Qui reçoit les liens d’une personne peut entrer et voter à sa place. L’adresse de ${people(ids, naming, 'fr')} se remplace donc par elle-même, ou par un autre membre de la majorité qui n’administre pas les comptes et n’est pas maire.`,
    `Whoever receives a person’s links can enter and vote in their place. The address of ${people(ids, naming, 'en')} is therefore replaced by themselves, or by another majority member who neither administers accounts nor is the mayor.`,
  ]),
  'voter-name-needs-another-member': notYou(({ person }, naming) => [
    `Ce que ${people([person], naming, 'fr')} a dit se lit sous ce nom. Il se corrige par elle-même, ou par un autre membre de la majorité qui n’administre pas les comptes et n’est pas maire.`,
    `What ${people([person], naming, 'en')} has said is read under that name. It is corrected by themselves, or by another majority member who neither administers accounts nor is the mayor.`,
  ]),
  'person-unknown': words(() => [
    'Cette personne n’est pas connue de la commune. Choisissez-la dans la liste, ou ajoutez-la d’abord.',
    'This person is not known to the commune. Choose them from the list, or add them first.',
  ]),
  'person-has-left': ({ personId, leftOn }, naming) => [
    `${naming.person(personId)} n’est plus en fonction depuis le ${day(leftOn, 'fr')}.`,
    `${naming.person(personId)} has not been in function since ${day(leftOn, 'en')}.`,
  ],
  'departure-date-invalid': words(
    ({ on, installedOn }) => [
      `« ${on} » n’est pas une date possible : donnez un jour après l’installation du conseil (${day(installedOn, 'fr')}).`,
      `“${on}” is not a possible date: give a day after the council’s installation (${day(installedOn, 'en')}).`,
    ],
    'on',
  ),
  'change-unknown': unknown(() => [
    'Ce changement n’existe pas. Reprenez-le dans la liste de ce qui attend une seconde main.',
    'There is no such change. Take it from the list of what awaits a second hand.',
  ]),
  'change-already-written': () => [
    'Ce changement est déjà écrit : il attend qu’une seconde personne le confirme.',
    'This change is already written down: it awaits a second person to confirm it.',
  ],
  'change-settled': ({ how }) => [
    how === 'confirmed' ? 'Ce changement est déjà confirmé.' : 'Ce changement a déjà été refusé.',
    how === 'confirmed' ? 'This change is already confirmed.' : 'This change was already declined.',
  ],
  'second-hand-needed': notYou(({ hand }) => [
    hand === 'the-writer'
      ? 'Vous l’avez écrit : une seconde personne de la majorité doit le confirmer.'
      : 'Ce changement vous concerne : deux autres personnes en répondent. Vous pouvez le contester.',
    hand === 'the-writer'
      ? 'You wrote it down: a second person of the majority must confirm it.'
      : 'This change is about you: two other persons answer for it. You may contest it.',
  ]),
  'not-your-change': notYou(() => [
    'Seule la personne concernée conteste ce qui est écrit d’elle. Une seconde main peut le refuser.',
    'Only the person concerned contests what is written of them. A second hand may decline it.',
  ]),
  'change-contested': ({ until }) => [
    `La personne concernée le conteste : c’est suspendu jusqu’au ${day(until.slice(0, 10), 'fr')}, sauf si le groupe en décide avant.`,
    `The person concerned contests it: it is suspended until ${day(until.slice(0, 10), 'en')}, unless the group decides before.`,
  ],
  'change-already-contested': () => [
    'Ce changement est déjà contesté : le groupe majoritaire l’entendra.',
    'This change is already contested: the majority group will hear it.',
  ],
  'change-contest-too-late': ({ days }) => [
    `Un changement se conteste dans les ${days} jours. Demandez à deux membres de la majorité de l’annuler si c’était une erreur.`,
    `A change is contested within ${days} days. Ask two members of the majority to undo it if it was a mistake.`,
  ],
  'change-not-in-effect': () => [
    'Ce changement n’a pas d’effet à annuler.',
    'This change has no effect to undo.',
  ],
  'change-overtaken': () => [
    'Un changement plus récent a touché la même chose. Annulez d’abord celui-là, ou écrivez ce qui est vrai.',
    'A later change touched the same thing. Undo that one first, or write down what is true.',
  ],
  'already-administrator': ({ personId }, naming) => [
    `${naming.person(personId)} administre déjà les comptes.`,
    `${naming.person(personId)} already administers accounts.`,
  ],
  'not-administrator': ({ personId }, naming) => [
    `${naming.person(personId)} n’administre pas les comptes.`,
    `${naming.person(personId)} does not administer accounts.`,
  ],
  'last-administrator': () => [
    'C’est la dernière personne à administrer les comptes. Désignez-en d’abord une autre.',
    'This is the last administrator of accounts. Appoint another one first.',
  ],
};
