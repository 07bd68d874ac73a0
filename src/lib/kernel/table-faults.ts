import type { QuoteFault } from './delimited.ts';
import type { EncodingFault } from './encoding.ts';
import type { WrongKind } from './file-kind.ts';
import { about, atPlace, type Sentence } from './sentence.ts';

/** Why a file, or a row of it, cannot be read as a table. Lines and columns are numbered from 1. */
export type TableFault =
  | EncodingFault
  | QuoteFault
  | { readonly code: 'unreadable' }
  | { readonly code: 'too-large' }
  /** A workbook that could not be opened, or a sheet that it has not. */
  | { readonly code: 'workbook'; readonly reason: Sentence }
  | { readonly code: 'other-separator' }
  | { readonly code: 'heading-missing'; readonly column: number }
  | { readonly code: 'heading-twice'; readonly line: number; readonly heading: string }
  | { readonly code: 'cell-without-heading'; readonly line: number; readonly column: number }
  | {
      readonly code: 'cells';
      readonly line: number;
      readonly column: number;
      readonly cells: number;
      readonly columns: number;
    };

const kinds: Readonly<Record<WrongKind, Sentence>> = {
  oldWorkbook: {
    fr: 'c’est un classeur d’un ancien format (.xls) ou protégé par un mot de passe ; ouvrez-le, puis enregistrez-le en .xlsx, en .ods ou en « CSV UTF-8 »',
    en: 'this is a workbook of an old format (.xls) or under a password; open it, then save it as .xlsx, .ods or “CSV UTF-8”',
  },
  pdf: {
    fr: 'c’est un PDF ; demandez le tableau dont il a été fait',
    en: 'this is a PDF; ask for the table it was made from',
  },
  archive: {
    fr: 'c’est une archive compressée ; ouvrez-la et donnez le fichier qu’elle contient',
    en: 'this is a compressed archive; open it and give the file inside',
  },
  image: {
    fr: 'c’est une image ; demandez le tableau qu’elle montre',
    en: 'this is a picture; ask for the table it shows',
  },
  webPage: {
    fr: 'c’est une page web, sans doute la page de connexion du site d’où vient le fichier ; téléchargez-le de nouveau',
    en: 'this is a web page, perhaps the sign-in page of the site that the file comes from; download it again',
  },
  binary: {
    fr: 'ce n’est pas un fichier de texte ; enregistrez le tableau en « CSV UTF-8 », en .xlsx ou en .ods',
    en: 'this is not a text file; save the table as “CSV UTF-8”, .xlsx or .ods',
  },
};

const first = { line: 1, column: 1 } as const;

/** Says, with the file's name, its line and its column, what is wrong and what to do. */
export const tableFault = (path: string, fault: TableFault): Sentence => {
  switch (fault.code) {
    case 'unreadable':
      return about(path, { fr: 'le fichier ne peut pas être lu', en: 'the file cannot be read' });
    case 'wrong-kind':
      return about(path, kinds[fault.kind]);
    case 'workbook':
      return about(path, fault.reason);
    case 'too-large':
      return atPlace(path, first, { fr: 'le fichier dépasse 256 Mo', en: 'the file is over 256 MB' });
    case 'empty-file':
      return atPlace(path, first, { fr: 'le fichier est vide', en: 'the file is empty' });
    case 'not-utf8':
      return atPlace(path, fault, {
        fr: 'le texte n’est pas en UTF-8 (sans doute Windows-1252) ; enregistrez le fichier en « CSV UTF-8 »',
        en: 'the text is not in UTF-8 (Windows-1252 perhaps); save the file as “CSV UTF-8”',
      });
    case 'unclosed-quote':
      return atPlace(path, fault, {
        fr: 'un guillemet est mal ouvert ou mal fermé',
        en: 'a quotation mark is badly opened or badly closed',
      });
    case 'other-separator':
      return atPlace(path, first, {
        fr: 'les colonnes sont séparées par un autre signe que la virgule ; enregistrez le fichier avec des virgules',
        en: 'the columns are separated by another sign than the comma; save the file with commas',
      });
    case 'heading-missing':
      return atPlace(
        path,
        { line: 1, column: fault.column },
        { fr: 'le nom de la colonne manque', en: 'the name of the column is missing' },
      );
    case 'heading-twice':
      return atPlace(
        path,
        { line: fault.line, column: fault.heading },
        { fr: 'ce nom paraît deux fois', en: 'this name comes twice' },
      );
    case 'cell-without-heading':
      return atPlace(path, fault, {
        fr: 'cette cellule est remplie, mais sa colonne n’a pas de nom ; nommez-la ou videz-la',
        en: 'this cell is filled, but its column has no name; name the column or empty it',
      });
    case 'cells':
      return atPlace(path, fault, {
        fr: `${fault.cells} cellules pour ${fault.columns} colonnes`,
        en: `${fault.cells} cells for ${fault.columns} columns`,
      });
  }
};
