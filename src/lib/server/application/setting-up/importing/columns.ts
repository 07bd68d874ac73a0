import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { plain } from './plain.ts';
import type { ColumnName, FileKind, FileProblem } from './listed.ts';

/** Where each known column stands in a file, and what else the file has. */
export interface Columns {
  readonly kind: FileKind;
  readonly at: Readonly<Partial<Record<ColumnName, number>>>;
  /** Headers that are not used, as they are written. */
  readonly ignored: readonly string[];
}

/** Headers of the register's file of municipal councillors, as they compare. */
const registerHeaders: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  familyName: ['nom de l elu'],
  givenName: ['prenom de l elu'],
  department: ['code du departement', 'code departement'],
  commune: ['code de la commune', 'code insee', 'code commune'],
  function: ['libelle de la fonction', 'libelle de fonction'],
  birthDate: ['date de naissance'],
};

const listHeaders: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  familyName: ['nom', 'nom de famille', 'nom d usage', 'nom usuel', 'family name', 'last name', 'surname'],
  givenName: ['prenom', 'prenoms', 'prenom usuel', 'given name', 'first name'],
  email: [
    'courriel',
    'mail',
    'email',
    'e mail',
    'mel',
    'adresse mail',
    'adresse email',
    'adresse e mail',
    'adresse courriel',
    'adresse de courriel',
    'adresse electronique',
    'email address',
  ],
  function: ['fonction', 'fonctions', 'role', 'mandat', 'qualite', 'titre', 'function'],
  majority: ['majorite', 'membre de la majorite', 'groupe majoritaire', 'majority'],
  rank: ['rang', 'rang au tableau', 'ordre', 'ordre du tableau', 'rank'],
  group: ['groupe', 'groupe politique', 'liste', 'group'],
};

const placesOf = (
  header: readonly string[],
  known: Readonly<Partial<Record<ColumnName, readonly string[]>>>,
): Partial<Record<ColumnName, number>> => {
  const words = header.map(plain);
  return Object.fromEntries(
    Object.entries(known).flatMap(([column, names]) => {
      const place = words.findIndex((word) => names.includes(word));
      return place < 0 ? [] : [[column, place]];
    }),
  );
};

const needed = {
  register: ['familyName', 'givenName', 'commune', 'function'],
  list: ['familyName', 'givenName', 'function'],
} as const;

/** Recognises a file by its header; the order of columns is free. */
export const columnsOf = (header: readonly string[]): Result<Columns, FileProblem> => {
  const register = placesOf(header, registerHeaders);
  const isRegister = register.familyName !== undefined;
  const kind = isRegister ? 'register' : 'list';
  const at = isRegister ? register : placesOf(header, listHeaders);
  const missing = needed[kind].filter((column) => at[column] === undefined);
  if (missing.length > 0) {
    const found = header.map((cell) => cell.slice(0, 60)).slice(0, 20);
    return refuse({ code: 'columns-missing', kind, missing, found });
  }
  const used = new Set(Object.values(at));
  const ignored = isRegister ? [] : header.filter((cell, place) => cell !== '' && !used.has(place));
  return ok({ kind, at, ignored });
};
