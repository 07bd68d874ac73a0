import type { AnyRefusal } from '../engine/noun.ts';
import type { InputError, StaleVersion } from '../engine/request.ts';
import { registry } from '../registry.ts';
import type { Locale, Meaning, Naming, Pair, Say, Sentences } from './shape.ts';

export { apiProblems, apiSentence, faultCodes, type ApiProblemCode } from './api.ts';
export type { Locale, Meaning } from './shape.ts';

const ofAnyNoun: Sentences<StaleVersion> = {
  'stale-version': () => [
    'Quelqu’un a agi entre-temps. Relisez la page, puis recommencez : ce que vous avez écrit est gardé.',
    'Somebody acted in between. Read the page again, then retry: what you wrote is kept.',
  ],
};

const pick = ([french, english]: Pair, locale: Locale): string => (locale === 'fr' ? french : english);

const tableOf = (noun: string): Readonly<Record<string, Say<AnyRefusal>>> =>
  registry.nouns.get(noun)?.sentences ?? {};

const sayOf = (noun: string | null, code: string): Say<AnyRefusal> =>
  (noun === null ? undefined : tableOf(noun)[code]) ?? (ofAnyNoun['stale-version'] as Say<AnyRefusal>);

/** The sentence of a refusal, in a language. Every declared code has one: the tables would not compile otherwise. */
export const sentence = (noun: string | null, refusal: AnyRefusal, locale: Locale, naming: Naming): string =>
  pick(sayOf(noun, refusal.code)(refusal, naming), locale);

/** Whether a refusal of a noun would be lifted by another person, by other words, or at another moment. */
export const meaningOf = (noun: string | null, code: string): Meaning => sayOf(noun, code).means ?? 'notNow';

const holds = (command: unknown, path: string): boolean => {
  const [name = '', ...rest] = path.split('.');
  if (command === null || typeof command !== 'object' || !Object.hasOwn(command, name)) return false;
  return rest.length === 0 || holds((command as Record<string, unknown>)[name], rest.join('.'));
};

/** The field of a command that a refusal is about; null when it is about none, or could be about several. */
export const fieldOf = (noun: string | null, code: string, command: unknown): string | null => {
  const [field, another] = (sayOf(noun, code).fields ?? []).filter((path) => holds(command, path));
  return another === undefined ? (field ?? null) : null;
};

/**
 * The codes by which a noun refuses, each with its French and English sentences; null for a sentence that
 * depends on the facts of the refusal.
 */
export const refusalsOf = (noun: string): ReadonlyMap<string, Pair | null> =>
  new Map(
    Object.entries(tableOf(noun)).map(([code, say]) => [
      code,
      say.length === 0 ? (say as unknown as () => Pair)() : null,
    ]),
  );

const fieldWords: Record<string, Pair> = {
  id: ['Identifiant mal formé.', 'Malformed identifier.'],
  date: ['Écrivez la date comme 2026-12-31.', 'Write the date as 2026-12-31.'],
  required: ['Ce champ est nécessaire.', 'This field is needed.'],
  missing: ['Ce champ manque : donnez-le.', 'This field is missing: give it.'],
  'unknown-field': [
    'Ce champ n’est pas connu à cette place : déplacez-le ou enlevez-le.',
    'This field is not known in this place: move it or take it away.',
  ],
  instant: ['Écrivez l’instant comme 2026-12-31T18:00:00Z.', 'Write the instant as 2026-12-31T18:00:00Z.'],
  choice: ['Choisissez l’un des mots connus.', 'Choose one of the known words.'],
  'too-many': ['Cette liste est trop longue : raccourcissez-la.', 'This list is too long: shorten it.'],
  'too-long': ['Ce texte est trop long : raccourcissez-le.', 'This text is too long: shorten it.'],
  number: ['Donnez un nombre possible.', 'Give a possible number.'],
  whole: ['Donnez un nombre entier.', 'Give a whole number.'],
  'unstorable-text': [
    'Ce texte contient un signe qui ne peut être gardé : enlevez-le.',
    'This text holds a sign that cannot be kept: take it away.',
  ],
  email: ['Cette adresse n’est pas une adresse électronique.', 'This is not an e-mail address.'],
  insee: ['Le code INSEE a cinq caractères, comme 26289.', 'An INSEE code has five characters, like 26289.'],
};
const otherField: Pair = ['Cette valeur ne convient pas.', 'This value does not fit.'];

const inputWords: Record<InputError['code'], Pair> = {
  'invalid-input': [
    'Quelques champs sont à corriger ; rien de ce que vous avez écrit n’est perdu.',
    'Some fields need correcting; nothing you wrote is lost.',
  ],
  'unknown-command': ['Cette action n’existe pas.', 'There is no such action.'],
  'unknown-commune': ['Cette commune n’existe pas ici.', 'There is no such commune here.'],
  'invalid-key': ['La clé d’envoi doit être un UUID.', 'The idempotency key must be a UUID.'],
  'key-reused': [
    'Cette clé d’envoi a déjà servi pour autre chose. Rechargez la page et renvoyez.',
    'This idempotency key was used for something else. Reload the page and send again.',
  ],
  'email-taken': [
    'Une autre personne de la commune a déjà cette adresse. Vérifiez-la.',
    'Another person of the commune already has this address. Check it.',
  ],
};

/** An input error in words: the whole, and each field by its path. */
export const inputSentence = (
  error: InputError,
  locale: Locale,
): { message: string; fields: Record<string, string> } => ({
  message: pick(inputWords[error.code], locale),
  fields:
    error.code === 'invalid-input'
      ? Object.fromEntries(
          Object.entries(error.fields).map(([path, [first]]) => [
            path,
            pick(fieldWords[first ?? ''] ?? otherField, locale),
          ]),
        )
      : {},
});
