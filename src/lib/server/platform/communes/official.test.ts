import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import shipped from './communes.json' with { type: 'json' };
import { comparable, officialCommune, populationSource, searchCommunes } from './official.ts';
import { pruneCommunes, type OfficialCommune, type OfficialDepartement } from './prune.ts';

const require = createRequire(import.meta.url);
const names = async (query: string, most = 5) =>
  (await searchCommunes(query, most)).found.map(({ name, departement }) => `${name} (${departement})`);

describe('the list that the product ships', () => {
  test('is what the official edition gives, 34 969 communes', () => {
    const official = pruneCommunes(
      require('@etalab/decoupage-administratif/data/communes.json') as OfficialCommune[],
      require('@etalab/decoupage-administratif/data/departements.json') as OfficialDepartement[],
    );
    expect(shipped).toEqual(official);
    expect(shipped.communes).toHaveLength(34_969);
  });

  test('knows each commune by its INSEE code, with its figures', async () => {
    expect(await officialCommune('26289')).toEqual({
      insee: '26289',
      name: 'Saillans',
      departement: 'Drôme',
      postcodes: ['26340'],
      population: 1460,
    });
    expect((await officialCommune('2A004'))?.name).toBe('Ajaccio');
    expect((await officialCommune('97411'))?.departement).toBe('La Réunion');
    expect((await officialCommune('55039'))?.population).toBeNull();
    expect(await officialCommune('99999')).toBeNull();
    expect(await populationSource()).toContain('Insee');
  });
});

describe('searching', () => {
  test('accents, capitals, hyphens, apostrophes and « St » make no difference', async () => {
    expect(comparable('  ST-Étienne d’Œuvre s/ Ain ')).toBe('saint etienne d oeuvre sur ain');
    expect((await names('saint etienne'))[0]).toBe('Saint-Étienne (Loire)');
    expect((await names('ST ETIENNE'))[0]).toBe('Saint-Étienne (Loire)');
    expect((await names("l'abergement clemenciat"))[0]).toBe("L'Abergement-Clémenciat (Ain)");
    expect((await names('abergement clem'))[0]).toBe("L'Abergement-Clémenciat (Ain)");
  });

  test('homonyms come with what tells them apart', async () => {
    const { found, total } = await searchCommunes('Saillans', 10);
    expect(found.map(({ insee, departement, postcodes }) => [insee, departement, postcodes])).toEqual([
      ['26289', 'Drôme', ['26340']],
      ['33364', 'Gironde', ['33141']],
    ]);
    expect(total).toBe(2);
  });

  test('a postcode or an INSEE code finds its communes; with a name, it chooses among them', async () => {
    expect((await names('26340', 50)).length).toBeGreaterThan(5);
    expect(await names('26289')).toEqual(['Saillans (Drôme)']);
    expect(await names('26340 saillans')).toEqual(['Saillans (Drôme)']);
    expect(await names('33141 saillans')).toEqual(['Saillans (Gironde)']);
  });

  test('nothing typed, an unknown name or a strange text find nothing', async () => {
    for (const query of ['', '   ', '-', '§§§', 'Xyzzyville', '00000', '%', 'a'.repeat(10_000)])
      expect((await searchCommunes(query, 5)).total, query.slice(0, 20)).toBe(0);
  });

  test('what is given is limited, what is counted is not', async () => {
    const { found, total } = await searchCommunes('saint', 7);
    expect(found).toHaveLength(7);
    expect(total).toBeGreaterThan(3000);
  });
});
