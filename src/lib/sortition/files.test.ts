import { describe, expect, test } from 'vitest';
import { refuse } from '#lib/kernel/result.ts';
import { readTable } from '#lib/kernel/table.ts';
import { readPool, readQuotas } from './files.ts';

const tableOf = async (text: string | Uint8Array, path = 'f.csv') => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const nothing = () => undefined;
  const io = { read: () => Promise.resolve(bytes), print: nothing, printError: nothing };
  return readTable(path, io, { strict: true });
};

const quotasOf = async (text: string) => {
  const table = await tableOf(text);
  return table.ok ? readQuotas('f.csv', table.value) : refuse(table.error.fr);
};

const poolOf = async (people: string, asked: { id?: string; household?: string } = {}) => {
  const quotas = await quotasOf('feature,value,min,max\ngenre,f,0,2\ngenre,h,0,2\n');
  const table = await tableOf(people);
  if (!quotas.ok || !table.ok) throw new Error('the example itself is wrong');
  return readPool('p.csv', table.value, quotas.value, asked);
};

describe('quotas', () => {
  test.each(['feature,value', 'category,feature', 'category,name'])('headed %s are read', async (heading) => {
    const read = await quotasOf(`\uFEFF${heading},min,max,min_flex,max_flex\ngenre,f,1,2,0,3\n`);
    const quota = { feature: 'genre', value: 'f', min: 1, max: 2, minFlex: 0, maxFlex: 3 };
    expect(read).toEqual({ ok: true, value: [quota] });
  });

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
      'feature,value,min,max\ng,f,1,2\ng,f,1,2\n',
      'f.csv, ligne 3, colonne « value » : « f » paraît deux fois pour « g ».',
    ],
    ['feature,value,min,max\ng,,1,2\n', 'f.csv, ligne 2, colonne « value » : la valeur est vide.'],
    ['feature,value,min,max\n', 'f.csv, ligne 2, colonne « feature » : le fichier ne contient aucun quota.'],
    ['', 'f.csv, ligne 1, colonne 1 : le fichier est vide.'],
    [
      'feature;value;min;max\ng;f;1;2\n',
      'f.csv, ligne 1, colonne 1 : les colonnes sont séparées par un autre signe que la virgule ; enregistrez le fichier avec des virgules.',
    ],
    [
      'feature,value,min,max,max_flex\ng,f,1,3,2\n',
      'f.csv, ligne 2, colonne « max_flex » : 2 est sous le maximum (3).',
    ],
  ])('%j is refused in one sentence', async (text, error) => {
    expect(await quotasOf(text)).toEqual({ ok: false, error });
  });
});

describe('people', () => {
  test('columns without quota are ignored, and rows are numbered where there is no id', async () => {
    const pool = await poolOf('nom,genre\n"Du\nPont",f\nLi,h\n');
    expect(pool.ok && pool.value.people).toEqual([
      { id: '1', values: ['f'], household: null },
      { id: '2', values: ['h'], household: null },
    ]);
  });

  test('a household is read where its column is named', async () => {
    const pool = await poolOf('id,genre,adresse\na,f,1 rue\nb,h,\n', { household: 'adresse' });
    expect(pool.ok && pool.value.people.map((person) => person.household)).toEqual(['1 rue', null]);
  });

  test.each([
    ['id,sexe\na,f\n', 'p.csv, ligne 1, colonne « genre » : la colonne manque.'],
    ['id,genre\na,f\na,h\n', 'p.csv, ligne 3, colonne « id » : l’identifiant « a » paraît deux fois.'],
    ['id,genre\n,f\n', 'p.csv, ligne 2, colonne « id » : l’identifiant est vide.'],
    [
      'id,genre\na,x\n',
      'p.csv, ligne 2, colonne « genre » : « x » n’est pas une valeur prévue par les quotas.',
    ],
    ['id,genre\n', 'p.csv, ligne 2, colonne 1 : le fichier ne contient aucune personne.'],
  ])('%j is refused in one sentence', async (text, error) => {
    expect(await poolOf(text)).toEqual({ ok: false, error });
  });

  test('Windows-1252 is named for what it is', async () => {
    const table = await tableOf(new Uint8Array([105, 100, 10, 0xe9, 10]));
    expect(table.ok || table.error.fr).toMatch(/^f\.csv, ligne 2, colonne 1 : .*Windows-1252/);
  });
});
