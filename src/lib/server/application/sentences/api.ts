import type { Locale, Pair } from './shape.ts';

interface ApiProblem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  readonly words: Pair;
}

/** What the API itself may answer before or besides the rules, by code. */
export const apiProblems = {
  'bad-json': {
    status: 400,
    words: [
      'Le corps de la requête n’est pas du JSON lisible. Envoyez un objet JSON en UTF-8.',
      'The body of the request is not readable JSON. Send a JSON object in UTF-8.',
    ],
  },
  'not-an-object': {
    status: 400,
    words: [
      'Le corps doit être un objet JSON, avec les champs de la commande.',
      'The body must be a JSON object holding the fields of the command.',
    ],
  },
  'too-deep': {
    status: 400,
    words: [
      'Ce JSON est imbriqué trop profondément : aucune commande n’en demande autant.',
      'This JSON is nested too deeply: no command asks for that much.',
    ],
  },
  'key-missing': {
    status: 400,
    words: [
      'Ajoutez l’en-tête Idempotency-Key : un UUID choisi par vous, le même si vous renvoyez la même commande.',
      'Add the header Idempotency-Key: a UUID of your choice, the same when you send the same command again.',
    ],
  },
  'version-malformed': {
    status: 400,
    words: [
      'L’en-tête If-Match doit porter le numéro de version lu, par exemple "12".',
      'The header If-Match must hold the version number that was read, such as "12".',
    ],
  },
  'token-required': {
    status: 401,
    words: [
      'Il faut un jeton personnel : créez-en un sous /compte/jetons et envoyez-le dans l’en-tête Authorization: Bearer.',
      'A personal token is needed: make one under /compte/jetons and send it in the header Authorization: Bearer.',
    ],
  },
  'token-invalid': {
    status: 401,
    words: [
      'Ce jeton n’ouvre rien : il est inconnu, expiré ou révoqué, ou la personne n’est plus en fonction ici. Créez-en un autre sous /compte/jetons.',
      'This token opens nothing: it is unknown, expired or revoked, or its person is no longer in function here. Make another under /compte/jetons.',
    ],
  },
  'scope-missing': {
    status: 403,
    words: [
      'Ce jeton n’a pas été créé pour cela. Créez un jeton qui le permet sous /compte/jetons.',
      'This token was not made for that. Make one that allows it under /compte/jetons.',
    ],
  },
  'not-open-to-you': {
    status: 403,
    words: [
      'Ce contenu reste dans l’instance qui y travaille, ou à ceux qui en ont la charge. Les décisions prises se lisent au registre.',
      'This stays inside the body that works on it, or with those in charge of it. Decisions taken can be read in the register.',
    ],
  },
  'not-found': {
    status: 404,
    words: ['Il n’y a rien à cette adresse.', 'There is nothing at this address.'],
  },
  'unknown-command': {
    status: 404,
    words: [
      'Cette commande n’existe pas. Toutes sont décrites dans /api/v1/openapi.json.',
      'There is no such command. All of them are described in /api/v1/openapi.json.',
    ],
  },
  'no-commune': {
    status: 404,
    words: ['Aucune commune ne répond à cette adresse.', 'No commune answers at this address.'],
  },
  'method-not-allowed': {
    status: 405,
    words: [
      'Cette adresse ne s’utilise pas ainsi : on lit avec GET, on envoie une commande avec POST.',
      'This address is not used that way: read with GET, send a command with POST.',
    ],
  },
  'too-large': {
    status: 413,
    words: [
      'Cet envoi est trop lourd : un mégaoctet au plus. Envoyez-le en plusieurs fois.',
      'This is too large: one megabyte at most. Send it in several parts.',
    ],
  },
  'not-json': {
    status: 415,
    words: [
      'Envoyez du JSON, annoncé par l’en-tête Content-Type: application/json.',
      'Send JSON, announced by the header Content-Type: application/json.',
    ],
  },
  'too-many-requests': {
    status: 429,
    words: [
      'Ce jeton a servi trop souvent ces dernières minutes. Attendez un peu, puis reprenez plus lentement.',
      'This token was used too often in the last minutes. Wait a little, then go on more slowly.',
    ],
  },
  busy: {
    status: 503,
    words: [
      'Trop de monde agit en ce moment. Renvoyez la même commande avec la même clé dans quelques secondes.',
      'Too many people are acting just now. Send the same command with the same key again in a few seconds.',
    ],
  },
  fault: {
    status: 500,
    words: [
      'Quelque chose s’est cassé chez nous. Renvoyez avec la même clé ; si cela revient, citez la référence à qui administre.',
      'Something broke on our side. Send again with the same key; if it comes back, give the reference to an administrator.',
    ],
  },
} as const satisfies Record<string, ApiProblem>;

export type ApiProblemCode = keyof typeof apiProblems;

export const apiSentence = (code: ApiProblemCode, locale: Locale): string =>
  apiProblems[code].words[locale === 'fr' ? 0 : 1];
