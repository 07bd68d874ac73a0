import type { FaultKind } from '../engine/fault.ts';
import type { Locale, Pair } from './shape.ts';

interface ApiProblem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 503 | 507;
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
  'bad-text': {
    status: 400,
    words: [
      'Ce qui est demandé contient un caractère, un identifiant, un nombre ou une date que rien ici ne peut être. Corrigez-le.',
      'What is asked holds a character, an id, a number or a date that nothing here can be. Correct it.',
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
      'Trop de monde agit en ce moment. Rien n’a été pris : renvoyez la même chose dans quelques secondes (par l’API, avec la même clé).',
      'Too many people are acting just now. Nothing was taken: send the same again in a few seconds (through the API, with the same key).',
    ],
  },
  'database-down': {
    status: 503,
    words: [
      'La base de données ne répond pas. Renvoyez la même chose dans quelques secondes (par l’API, avec la même clé) : ce qui aurait déjà été pris ne le sera pas deux fois.',
      'The database does not answer. Send the same again in a few seconds (through the API, with the same key): what might have been taken will not be taken twice.',
    ],
  },
  'disk-full': {
    status: 507,
    words: [
      'Le disque du serveur est plein : rien de nouveau ne peut être gardé, et rien de ce qui l’était n’est perdu. Prévenez qui tient le serveur, puis renvoyez la même chose (par l’API, avec la même clé).',
      'The server’s disk is full: nothing new can be kept, and nothing that was kept is lost. Tell whoever runs the server, then send the same again (through the API, with the same key).',
    ],
  },
  fault: {
    status: 500,
    words: [
      'Quelque chose s’est cassé chez nous. Renvoyez la même chose ; si cela revient, citez la référence à qui administre.',
      'Something broke on our side. Send the same again; if it comes back, give the reference to an administrator.',
    ],
  },
} as const satisfies Record<string, ApiProblem>;

export type ApiProblemCode = keyof typeof apiProblems;

export const apiSentence = (code: ApiProblemCode, locale: Locale): string =>
  apiProblems[code].words[locale === 'fr' ? 0 : 1];

/** How each kind of fault is told. */
export const faultCodes = {
  rule: 'fault',
  database: 'fault',
  busy: 'busy',
  connection: 'database-down',
  full: 'disk-full',
  text: 'bad-text',
} as const satisfies Record<FaultKind, ApiProblemCode>;
