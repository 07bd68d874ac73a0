/** The shape of `communes.json` in `@etalab/decoupage-administratif`, as far as it is read. */
export interface OfficialCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
  readonly collectiviteOutremer?: { readonly code: string };
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

export interface OfficialDepartement {
  readonly code: string;
  readonly nom: string;
}

/** The official communes as the product ships them: what a search and a set-up need, nothing else. */
export interface PrunedCommunes {
  /** Where the figures come from, said to those who confirm them. */
  readonly source: string;
  readonly licence: string;
  readonly departements: Readonly<Record<string, string>>;
  /** `code|name|postcodes, parted by spaces|population`, by code; population empty when nobody lives there. */
  readonly communes: readonly string[];
}

/** Of the 37 590 places listed, the communes that have a council today. */
export const pruneCommunes = (
  communes: readonly OfficialCommune[],
  departements: readonly OfficialDepartement[],
): PrunedCommunes => ({
  source: 'Insee, populations municipales en vigueur au 1er janvier 2026 (découpage administratif 2026)',
  licence: 'Licence Ouverte 2.0 : Insee, La Poste, DGCL, par @etalab/decoupage-administratif 6.0.0',
  departements: Object.fromEntries(departements.map(({ code, nom }) => [code, nom])),
  communes: communes
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, nom, codesPostaux = [], population }) =>
      [code, nom, codesPostaux.join(' '), population || ''].join('|'),
    )
    .sort(),
});
