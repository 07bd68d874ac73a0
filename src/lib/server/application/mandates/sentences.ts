import type { MandatesRefusal } from '#lib/governance/mandates/index.ts';
import { authoritySentences } from '../bodies/sentences.ts';
import { common } from '../sentences/common.ts';
import { notYou, unknown, words, day, type Sentences } from '../sentences/shape.ts';

export const mandatesSentences: Sentences<MandatesRefusal> = {
  ...common,
  ...authoritySentences,
  'role-exists': () => ['Ce rôle existe déjà.', 'This role already exists.'],
  'role-unknown': unknown(() => [
    'Ce rôle n’existe pas. Définissez-le avant de le confier.',
    'This role does not exist. Define it before entrusting it.',
  ]),
  'body-ended': ({ on }) => [
    `L’instance de ce rôle a pris fin le ${day(on, 'fr')}.`,
    `The body of this role ended on ${day(on, 'en')}.`,
  ],
  'title-required': words(() => ['Donnez un nom au rôle.', 'Give the role a name.'], 'title'),
  'purpose-required': words(() => ['Dites à quoi sert ce rôle.', 'Say what this role is for.'], 'purpose'),
  'text-too-long': words(({ length, maximum }) => [
    `Ce texte fait ${length} caractères ; il en faut au plus ${maximum}. Raccourcissez-le.`,
    `This text is ${length} characters long; at most ${maximum} fit. Shorten it.`,
  ]),
  'envelope-invalid': words(() => [
    'L’enveloppe est un montant en euros, zéro ou plus.',
    'The envelope is an amount in euros, zero or more.',
  ]),
  'term-invalid': words(() => [
    'La durée d’un mandat se compte en mois, à partir de 1.',
    'A term is counted in months, from 1.',
  ]),
  'mandate-exists': () => ['Ce mandat existe déjà.', 'This mandate already exists.'],
  'mandate-unknown': () => ['Ce mandat n’existe pas.', 'This mandate does not exist.'],
  'mandate-already-ended': ({ on }) => [
    `Ce mandat a déjà pris fin le ${day(on, 'fr')}.`,
    `This mandate already ended on ${day(on, 'en')}.`,
  ],
  'person-unknown': words(() => [
    'Cette personne n’est pas connue de la commune. Ajoutez-la d’abord.',
    'This person is not known to the commune. Add them first.',
  ]),
  'person-not-in-function': words(({ person, on }, naming) => [
    `${naming.person(person)} n’est pas en fonction au ${day(on, 'fr')} : un mandat ne peut pas lui être confié.`,
    `${naming.person(person)} is not in function on ${day(on, 'en')}: no mandate can be given to them.`,
  ]),
  'mayor-never-facilitates': notYou(({ person }, naming) => [
    `${naming.person(person)} est maire, et le ou la maire ne facilite jamais le groupe majoritaire. Confiez ce rôle à quelqu’un d’autre.`,
    `${naming.person(person)} is the mayor, and the mayor never facilitates the majority group. Give this role to someone else.`,
  ]),
  'function-does-not-match': words(({ person }, naming) => [
    `La fonction de ${naming.person(person)} ne correspond pas à ce rôle. Enregistrez d’abord la fonction, avec son acte.`,
    `The function of ${naming.person(person)} does not match this role. Record the function first, with its act.`,
  ]),
  'designation-does-not-match': words(() => [
    'Ce rôle ne se confie pas de cette façon. Choisissez un des modes proposés.',
    'This role is not entrusted that way. Choose one of the modes offered.',
  ]),
  'another-member-must-record-it': notYou(() => [
    'Personne n’enregistre son propre mandat. Une autre personne du groupe majoritaire doit le faire, avec la référence de l’acte.',
    'Nobody records their own mandate. Another member of the majority group must, with the reference of the act.',
  ]),
  'date-invalid': words(({ date }) => [
    `« ${date} » n’est pas une date. Écrivez-la comme 2026-12-31.`,
    `“${date}” is not a date. Write it as 2026-12-31.`,
  ]),
  'until-before-from': words(({ from }) => [
    `La fin du mandat doit venir après son début, le ${day(from, 'fr')}.`,
    `The mandate must end after it begins, on ${day(from, 'en')}.`,
  ]),
  'mandate-longer-than-term': words(({ latest, months }) => [
    `Ce rôle se confie pour ${months} mois au plus : le mandat finit au plus tard le ${day(latest, 'fr')}.`,
    `This role is given for at most ${months} months: the mandate ends on ${day(latest, 'en')} at the latest.`,
  ]),
  'end-before-start': words(({ from }) => [
    `Ce mandat commence le ${day(from, 'fr')} : il ne peut pas finir avant.`,
    `This mandate begins on ${day(from, 'en')}: it cannot end before.`,
  ]),
  'already-holds-role': ({ person }, naming) => [
    `${naming.person(person)} tient déjà ce rôle à ces dates.`,
    `${naming.person(person)} already holds this role on these dates.`,
  ],
};
