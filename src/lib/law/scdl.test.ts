/** Rows as the official validator judges them, from the examples that the schema itself gives for each column. */
import { expect, test } from 'vitest';
import { lawKnownOn } from './known.ts';
import { scdlRow } from './scdl.ts';

const example = {
  COLL_NOM: 'Ville de Poitiers',
  COLL_SIRET: '21860194600013',
  DELIB_ID: '1DL15494',
  DELIB_DATE: '2017-10-15',
  DELIB_MATIERE_CODE: '8.4',
  DELIB_MATIERE_NOM: 'domaines de compétences par thèmes/aménagement du territoire',
  DELIB_OBJET: 'Adhésion à l’association nationale des élus de la montagne',
  BUDGET_ANNEE: '2017/2018',
  BUDGET_NOM: 'Budget annexe déchets-collecte et traitement',
  PREF_ID: 'PREF038',
  PREF_DATE: '2017-11-03',
  VOTE_EFFECTIF: '43',
  VOTE_REEL: '40',
  VOTE_POUR: '25',
  VOTE_CONTRE: '10',
  VOTE_ABSTENTION: '5',
  DELIB_URL: 'https://data.maville.fr/deliberations/files/200417_1.pdf',
};
const flawsOf = (row: Readonly<Record<string, string>>): readonly string[] => {
  const answer = scdlRow({ row }, lawKnownOn);
  if (!answer.ok) throw new Error(answer.error.sentence.fr);
  return answer.value.value.flaws;
};
/** The columns at fault. */
const columnsOf = (change: Readonly<Record<string, string>>): readonly string[] =>
  flawsOf({ ...example, ...change }).map((flaw) => flaw.split(' : ')[0] ?? '');

test('the schema’s own examples follow the schema', () => {
  expect(flawsOf(example)).toEqual([]);
});

test('optional columns may all be empty', () => {
  const empty = Object.fromEntries(
    Object.keys(example)
      .slice(7)
      .map((column) => [column, '']),
  );
  expect(flawsOf({ ...example, ...empty })).toEqual([]);
});

test.each([
  ['COLL_NOM'],
  ['COLL_SIRET'],
  ['DELIB_ID'],
  ['DELIB_DATE'],
  ['DELIB_MATIERE_CODE'],
  ['DELIB_MATIERE_NOM'],
  ['DELIB_OBJET'],
])('%s is compulsory', (column) => {
  expect(columnsOf({ [column]: '' })).toContain(column);
});

test.each([
  ['the registration comes before the deliberation', { PREF_DATE: '2017-02-03' }, 'PREF_DATE'],
  ['the key of the SIRET is wrong', { COLL_SIRET: '21860194600014' }, 'COLL_SIRET'],
  ['a SIRET with spaces', { COLL_SIRET: '218 601 946 00013' }, 'COLL_SIRET'],
  ['a SIREN is no SIRET', { COLL_SIRET: '218601946' }, 'COLL_SIRET'],
  ['a date of the other kind', { DELIB_DATE: '15/10/2017' }, 'DELIB_DATE'],
  ['8.10 does not exist', { DELIB_MATIERE_CODE: '8.10' }, 'DELIB_MATIERE_CODE'],
  ['a name without slash', { DELIB_MATIERE_NOM: 'Voirie' }, 'DELIB_MATIERE_NOM'],
  ['a theme that is none', { DELIB_MATIERE_NOM: 'Commande/Marchés' }, 'DELIB_MATIERE_NOM'],
  ['a space before the slash', { DELIB_MATIERE_NOM: 'Urbanisme /Documents' }, 'DELIB_MATIERE_NOM'],
  ['a space after the slash', { DELIB_MATIERE_NOM: 'Urbanisme/ Documents' }, 'DELIB_MATIERE_NOM'],
  ['another theme than the code', { DELIB_MATIERE_NOM: 'Urbanisme/Documents' }, 'DELIB_MATIERE_NOM'],
  ['years in the wrong order', { BUDGET_ANNEE: '2027/2026' }, 'BUDGET_ANNEE'],
  ['the same year twice', { BUDGET_ANNEE: '2026/2026' }, 'BUDGET_ANNEE'],
  ['a budget year without its name', { BUDGET_NOM: '' }, 'BUDGET_ANNEE, BUDGET_NOM'],
  ['a budget name without its year', { BUDGET_ANNEE: '' }, 'BUDGET_ANNEE, BUDGET_NOM'],
  ['free text as prefecture', { PREF_ID: 'Préfecture de l’Isère' }, 'PREF_ID'],
  ['a prefecture without its date', { PREF_DATE: '' }, 'PREF_ID, PREF_DATE'],
  ['a vote without abstentions', { VOTE_ABSTENTION: '' }, 'VOTE_*'],
  ['votes that do not add up', { VOTE_POUR: '24' }, 'VOTE_*'],
  ['more voters than members', { VOTE_EFFECTIF: '39' }, 'VOTE_*'],
  ['an address without scheme', { DELIB_URL: 'www.maville.fr/1.pdf' }, 'DELIB_URL'],
  ['an address with a space', { DELIB_URL: 'https://maville.fr/mon acte.pdf' }, 'DELIB_URL'],
  ['words instead of an address', { DELIB_URL: 'en mairie' }, 'DELIB_URL'],
  ['a column that the schema does not have', { VOTE_BLANC: '1' }, 'VOTE_BLANC'],
])('refused: %s', (_, change, column) => {
  expect(columnsOf(change)).toEqual([column]);
});

test.each([
  [{ DELIB_MATIERE_NOM: 'DOMAINES DE COMPETENCES PAR THEMES/Aménagement' }],
  [{ BUDGET_ANNEE: '2026' }],
  [{ PREF_ID: 'SPREF02A1' }],
  [{ PREF_ID: 'SGAR084' }],
])('accepted: %j', (change) => {
  expect(columnsOf(change)).toEqual([]);
});
