import { describe, expect, test } from 'vitest';
import { refuse } from '#lib/kernel/result.ts';
import { readTable } from '#lib/kernel/table.ts';
import { readPeople, type PeopleReading } from './people-file.ts';
import { readQuotas } from './quotas-file.ts';

const tableOf = async (text: string, strict = false) => {
  const nothing = () => undefined;
  const read = () => Promise.resolve(new TextEncoder().encode(text));
  return readTable('f.csv', { read, print: nothing, printError: nothing }, { strict });
};

const quotasOf = async (text: string, strict = false) => {
  const table = await tableOf(text, strict);
  const quotas = table.ok ? readQuotas('f.csv', table.value) : table;
  return quotas.ok ? quotas : refuse(quotas.error.fr);
};

const peopleOf = async (people: string, reading: PeopleReading = {}) => {
  const quotas = await quotasOf('feature,value,min,max\ngenre,f,0,2\ngenre,h,0,2\n');
  const table = await tableOf(people, reading.strict);
  if (!quotas.ok || !table.ok) throw new Error('the example itself is wrong');
  return readPeople('p.csv', table.value, quotas.value, reading);
};

const homesOf = async (people: string, households: readonly (readonly string[])[]) => {
  const read = await peopleOf(people, { households });
  return read.ok && read.value.pool.people.map((person) => person.household);
};

describe('quotas', () => {
  test.each(['feature,value', 'category,feature', 'category,name', 'Category,NAME '])(
    'headed %s are read',
    async (heading) => {
      const read = await quotasOf(`\uFEFF${heading},min,max,min_flex,max_flex\ngenre,f,1,2,0,3\n`);
      const quota = { feature: 'genre', value: 'f', min: 1, max: 2, minFlex: 0, maxFlex: 3 };
      expect(read).toEqual({ ok: true, value: [quota] });
    },
  );

  test.each([
    ['feature,value,min\ng,f,1\n', 'f.csv, ligne 1, colonne « max » : la colonne manque.'],
    [
      'feature,value,min,max\ng,f,3,2\n',
      'f.csv, ligne 2, colonne « min » : le minimum (3) dépasse le maximum (2).',
    ],
    [
      'feature,value,min,max\ng,f,1,x\n',
      'f.csv, ligne 2, colonne « max » : « x » n’est pas un nombre entier de personnes.',
    ],
    [
      'feature,value,min,max\ng,Été,1,2\nG,ete,1,2\n',
      'f.csv, ligne 3, colonne « value » : « ete » paraît deux fois pour « g ».',
    ],
    ['feature,value,min,max\ng,,1,2\n', 'f.csv, ligne 2, colonne « value » : la valeur est vide.'],
    ['feature,value,min,max\n', 'f.csv, ligne 2, colonne « feature » : le fichier ne contient aucun quota.'],
    ['', 'f.csv, ligne 1, colonne 1 : le fichier est vide.'],
    [
      'feature,value,min,max,max_flex\ng,f,1,3,2\n',
      'f.csv, ligne 2, colonne « max_flex » : 2 est sous le maximum (3).',
    ],
  ])('%j is refused in one sentence', async (text, error) => {
    expect(await quotasOf(text)).toEqual({ ok: false, error });
  });
});

describe('people', () => {
  test('columns without quota are kept aside, and rows are numbered where there is no id', async () => {
    const read = await peopleOf('nom,genre\n"Du\nPont",f\nLi,h\n');
    expect(read.ok && read.value.pool.people).toEqual([
      { id: '1', values: ['f'], household: null },
      { id: '2', values: ['h'], household: null },
    ]);
    expect(read.ok && read.value.cells.get('1')).toEqual(['Du\nPont', 'f']);
  });

  test('case, accents and spaces of values do not count, unless strict', async () => {
    const text = 'Id,GENRE \na, F \n';
    const read = await peopleOf(text);
    expect(read.ok && read.value.pool.people[0]).toEqual({ id: 'a', values: ['f'], household: null });
    expect((await peopleOf('id,genre\na,F\n', { strict: true })).ok).toBe(false);
  });

  test('a row without identifier is left aside and told, or refused when strict', async () => {
    const text = 'id,genre\na,f\n,h\n';
    const read = await peopleOf(text);
    expect(read.ok && read.value.pool.people.length).toBe(1);
    expect(read.ok && read.value.notes[0]?.fr).toBe(
      'p.csv : 1 personne sans identifiant laissée de côté (lignes 3).',
    );
    const strict = await peopleOf(text, { strict: true });
    expect(!strict.ok && strict.error.fr).toBe('p.csv, ligne 3, colonne « id » : l’identifiant est vide.');
  });

  test('a home is all the columns of a rule alike, empty ones sharing with nobody', async () => {
    const text = 'id,genre,rue,code\na,f,1 Rue A,44\nb,h,1 rue a,44\nc,f,1 rue A,35\nd,h,,\ne,h,,\n';
    expect(await homesOf(text, [['rue', 'code']])).toEqual(['h1', 'h1', null, null, null]);
    expect(await homesOf(text, [['rue']])).toEqual(['h1', 'h1', 'h1', null, null]);
  });

  test('of several rules, each is enough, and homes that meet are one', async () => {
    const text = 'id,genre,foyer,rue\na,f,1,x\nb,h,1,y\nc,f,2,y\nd,h,3,z\n';
    expect(await homesOf(text, [['foyer'], ['rue']])).toEqual(['h1', 'h1', 'h1', null]);
  });

  test.each([
    ['id,sexe\na,f\n', 'p.csv, ligne 1, colonne « genre » : la colonne manque.'],
    ['id,genre\na,f\na,h\n', 'p.csv, ligne 3, colonne « id » : l’identifiant « a » paraît deux fois.'],
    [
      'id,genre\na,x\n',
      'p.csv, ligne 2, colonne « genre » : « x » n’est pas une valeur prévue par les quotas.',
    ],
    ['id,genre\n', 'p.csv, ligne 2, colonne 1 : le fichier ne contient aucune personne.'],
  ])('%j is refused in one sentence', async (text, error) => {
    const read = await peopleOf(text);
    expect(!read.ok && read.error.fr).toBe(error);
  });
});
