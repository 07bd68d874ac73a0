/** Inputs on which the engines' commands once fell short, each with its right answer. */
import { expect, test } from 'vitest';
import type { Command } from '#lib/kernel/answer.ts';
import { tallying } from '#lib/ballots/command.ts';
import { mapping } from '#lib/opinion/command.ts';
import { drawing } from '#lib/sortition/command.ts';
import { law } from '#lib/law/command.ts';
import { inTerminal } from './support/terminal.ts';

const says = async (command: Command, file: string | Uint8Array, ...args: string[]) =>
  inTerminal(command, { 'f.csv': file }, ...args);

const quotas = 'feature,value,min,max\nsexe,F,4,6\nsexe,H,4,6\n';
const people = `id,sexe\n${Array.from({ length: 30 }, (_, at) => `p${at + 1},${at % 2 ? 'F' : 'H'}`).join('\n')}\n`;
const semicolons = (text: string): string => text.replaceAll(',', ';');
/** In Windows-1252: these letters are there as in Latin 1. */
const windows = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const aged = (text: string): string =>
  text.replaceAll('sexe', 'âge').replaceAll(/\bF\b/g, 'Élevé').replaceAll(/\bH\b/g, 'Bas');

interface Drawn {
  readonly probabilities: Readonly<Record<string, number>>;
  readonly portfolio: readonly unknown[];
}

test.each<[string, string | Uint8Array, string | Uint8Array]>([
  ['ok', quotas, people],
  ['semi', semicolons(quotas), semicolons(people)],
  ['w1252', windows(semicolons(aged(quotas))), windows(semicolons(aged(people)))],
  ['blankrows', `${quotas},,,\n,,,\n`, `${people},\n,\n`],
  ['trailcol', quotas.replace('max\n', 'max ,\n').replaceAll('6\n', '6 ,\n'), people],
  ['float', quotas.replaceAll('4', '4.0').replaceAll('6', '6.0'), people],
  ['casev', quotas, people.replace('p4,F', 'p4,f').replace('p5,H', 'p5, H')],
])('draw reads %s as the reference: six panels, 33.33 % each', async (_name, c, r) => {
  const args = ['--categories', 'c.csv', '--respondents', 'r.csv', '--size', '10'];
  const { text, code } = await inTerminal(drawing, { 'c.csv': c, 'r.csv': r }, ...args, '--json');
  expect(code).toBe(0);
  const found = JSON.parse(text) as Drawn;
  expect(found.portfolio).toHaveLength(6);
  for (const chance of Object.values(found.probabilities)) expect(chance).toBeCloseTo(1 / 3, 6);
});

test('a workbook that cannot be opened is called one, with what to do', async () => {
  const { code, errors } = await inTerminal(
    drawing,
    {
      'q.xlsx': Uint8Array.from([0x50, 0x4b, 3, 4, ...new TextEncoder().encode('xl/workbook.xml')]),
      'r.csv': people,
    },
    ...['--categories', 'q.xlsx', '--respondents', 'r.csv', '--size', '10'],
  );
  expect(code).toBe(2);
  expect(errors[0]).toMatch(/^q\.xlsx : .*(classeur|CSV UTF-8)/);
});

const gap = 'A,B,C\n1,3,\n1,2,3\n2,1,3\n';

test('a skipped rank is closed where order alone counts, and ends a Scottish paper; both say so', async () => {
  const schulze = await says(tallying, gap, 'schulze', 'f.csv');
  expect(schulze.text).toContain(
    '1 bulletin saute un rang : seul l’ordre compte, les rangs ont été resserrés.',
  );
  expect(schulze.text).toContain('« A » est en tête');
  const stv = await says(tallying, gap, 'stv', 'f.csv');
  expect(stv.text).toContain('1 bulletin ne vaut que jusqu’à un rang sauté ou donné deux fois.');
  const strict = await says(tallying, gap, 'schulze', 'f.csv', '--strict');
  expect(strict.errors).toEqual(['f.csv, ligne 2, colonne « B » : le classement saute le rang 2.']);
});

const tie = 'A,B,C\n1,,\n1,,\n1,,\n,1,\n,1,\n,1,\n2,,1\n,2,1\n';
const swapped = 'B,A,C\n,1,\n,1,\n,1,\n1,,\n1,,\n1,,\n,2,1\n2,,1\n';

test('a tie stops the count and says which lot to draw; the lot decides, never the column', async () => {
  for (const file of [tie, swapped]) {
    const stopped = await says(tallying, file, 'stv', 'f.csv');
    expect(stopped.code).toBe(2);
    expect(stopped.errors[0]).toContain('rien ne départage « A », « B »');
    for (const [lot, winner] of [
      ['A,B,C', 'A'],
      ['B,C,A', 'B'],
    ] as const) {
      const { printed, text } = await says(tallying, file, 'stv', 'f.csv', '--lot', lot);
      expect(printed[1]).toBe(`Est élu « ${winner} » (1 siège).`);
      expect(text).toContain(`Tirage au sort, le premier nommé l’emporte : ${lot.replaceAll(',', ', ')}.`);
    }
    const seeded = await says(tallying, file, 'stv', 'f.csv', '--lot-seed', 'le 3 au Loto');
    const other = await says(
      tallying,
      file === tie ? swapped : tie,
      'stv',
      'f.csv',
      '--lot-seed',
      'le 3 au Loto',
    );
    expect(seeded.printed[1]).toBe(other.printed[1]);
    const stranger = await says(tallying, file, 'stv', 'f.csv', '--lot', 'A,B,D');
    expect(stranger.errors[0]).toContain('« D », qui n’est pas une option');
  }
});

test('the text says the verdict: rejected, objected and by whom', async () => {
  const vote = await says(tallying, 'vote\ncontre\ncontre\ncontre\npour\n', 'majority', 'f.csv');
  expect(vote.printed[1]).toBe('« vote » : rejeté, 1 pour sur 4 exprimés (il en fallait 3).');
  const consent = await says(tallying, 'texte\nobjection\nconsentement\n', 'consent', 'f.csv');
  expect(consent.printed[1]).toBe('« texte » : pas de consentement, 1 objection (ligne 2).');
});

test('no valid paper elects nobody', async () => {
  const { text } = await says(tallying, 'A,B\nblanc,\n,blanc\n', 'stv', 'f.csv', '--json');
  expect(JSON.parse(text)).toMatchObject({ elected: [], papers: { blank: 2, counted: 0 } });
});

/** Two camps of twenty on four statements, and one person against everything. */
const singleton = [
  'timestamp,datetime,comment-id,voter-id,vote',
  ...Array.from({ length: 41 * 24 }, (_, at) => {
    const [who, what] = [Math.floor(at / 24), at % 24];
    const own = what < 4 && who >= 20 ? -1 : 1;
    return `${at},x,${what},${who},${who === 40 ? -1 : (who * 7 + what * 5) % 17 === 0 ? -own : own}`;
  }),
].join('\n');

test('a group of one wins no silhouette: the others are grouped, and what sets them apart is said', async () => {
  const { text } = await says(mapping, singleton, '--votes', 'f.csv');
  expect(text).toMatch(/^2 groupes : groupe 1, 21 personnes ; groupe 2, 20 personnes\.$/m);
  expect(text.match(/se distingue par : (pour|contre)/g)).toHaveLength(2);
  expect(text).not.toContain('groupe 1, 1 personne');
});

test('comments of which nobody quoted the text are read, and statements told by it', async () => {
  const comments =
    'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n' +
    '1700000000,Tue Nov 14 2023,0,0,3,1,1,We need parks, trees and benches\n' +
    '1700000001,Tue Nov 14 2023,1,0,3,1,1,He said "no" to that\n';
  const { code, text } = await inTerminal(
    mapping,
    { 'v.csv': singleton, 'c.csv': comments },
    ...['--votes', 'v.csv', '--comments', 'c.csv'],
  );
  expect(code).toBe(0);
  expect(text).toContain('We need parks, trees and benches');
  expect(text).toContain('He said "no" to that');
});

const row = (change: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    row: {
      COLL_NOM: 'Ville de Poitiers',
      COLL_SIRET: '21860194600013',
      DELIB_ID: '1DL15494',
      DELIB_DATE: '2017-10-15',
      DELIB_MATIERE_CODE: '8.4',
      DELIB_MATIERE_NOM: 'domaines de compétences par thèmes/aménagement du territoire',
      DELIB_OBJET: 'Adhésion',
      ...change,
    },
  });

test.each([
  ['no matter code', { DELIB_MATIERE_CODE: '' }, 'DELIB_MATIERE_CODE'],
  ['no matter name', { DELIB_MATIERE_NOM: '' }, 'DELIB_MATIERE_NOM'],
  ['a SIRET without its key', { COLL_SIRET: '21860194600014' }, 'COLL_SIRET'],
  ['years in the wrong order', { BUDGET_ANNEE: '2027/2026', BUDGET_NOM: 'Principal' }, 'BUDGET_ANNEE'],
  ['a budget year without its name', { BUDGET_ANNEE: '2026' }, 'BUDGET_NOM'],
  ['a URL that is none', { DELIB_URL: 'en mairie' }, 'DELIB_URL'],
  ['free text as prefecture', { PREF_ID: 'Isère', PREF_DATE: '2017-11-03' }, 'PREF_ID'],
])('scdl.row refuses %s', async (_name, change, column) => {
  const refused = await inTerminal(law, {}, 'scdl.row', row(change));
  expect(refused.text).toMatch(/: non$/m);
  expect(refused.text).toContain(column);
  expect((await inTerminal(law, {}, 'scdl.row', row({}))).text).toMatch(/: oui$/m);
});
