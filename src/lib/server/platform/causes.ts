interface Cause {
  readonly code?: string;
  readonly message: string;
  readonly path?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

const placeOf = ({ address, hostname, port }: Cause): string =>
  [address ?? hostname, port].filter((part) => part !== undefined).join(':') || 'l’adresse donnée';

/** What a raw cause means to who operates, by the code that the system or PostgreSQL gives it. */
const meanings: Readonly<Record<string, (cause: Cause) => string>> = {
  ECONNREFUSED: (cause) =>
    `Rien ne répond à ${placeOf(cause)}. Vérifiez que la base tourne, et son adresse dans DATABASE_URL.`,
  ENOTFOUND: (cause) => `Le nom « ${cause.hostname ?? '?'} » ne mène à aucune machine. Vérifiez-le.`,
  EAI_AGAIN: (cause) =>
    `Le nom « ${cause.hostname ?? '?'} » n’a pas pu être résolu : le réseau ne répond pas.`,
  ETIMEDOUT: (cause) => `${placeOf(cause)} ne répond pas à temps. Vérifiez le réseau et le pare-feu.`,
  ECONNRESET: () => 'La connexion a été coupée par l’autre bout. Recommencez.',
  ENOENT: ({ path }) => `Le fichier ou le dossier ${path ?? ''} n’existe pas.`,
  EACCES: ({ path }) =>
    `Ce compte n’a pas le droit d’ouvrir ou d’écrire ${path ?? 'ce fichier'}. Lancez la commande sous le compte du service, ou rendez-lui ses droits.`,
  EPERM: ({ path }) => `Le système refuse cette action sur ${path ?? 'ce fichier'} à ce compte.`,
  EISDIR: ({ path }) => `${path ?? 'Ce chemin'} est un dossier : donnez le nom d’un fichier.`,
  ENOTDIR: ({ path }) => `${path ?? 'Ce chemin'} passe par un fichier là où il faut un dossier.`,
  EROFS: ({ path }) => `${path ?? 'Ce dossier'} est en lecture seule.`,
  ENOSPC: () => 'Le disque est plein. Libérez de la place, puis recommencez : rien n’a été perdu.',
  EADDRINUSE: (cause) => `${placeOf(cause)} est déjà pris par un autre programme.`,
  EADDRNOTAVAIL: (cause) => `${placeOf(cause)} n’est pas une adresse de cette machine. Vérifiez HOST.`,
  '28P01': () => 'La base refuse ce mot de passe. Vérifiez DATABASE_URL.',
  '28000': () => 'La base refuse ce rôle. Vérifiez DATABASE_URL et pg_hba.conf.',
  '3D000': () => 'Cette base n’existe pas. Créez-la, ou corrigez son nom dans DATABASE_URL.',
  '42501': ({ message }) =>
    `Le rôle de DATABASE_URL n’a pas un droit qu’il lui faut (PostgreSQL : ${message}).`,
  '53100': () =>
    'Le disque de la base est plein. Libérez de la place, puis recommencez : rien n’a été perdu.',
  '53300': () => 'La base n’accepte plus de connexion. Augmentez max_connections, ou fermez-en.',
  '57P03': () => 'La base démarre ou s’arrête. Recommencez dans quelques secondes.',
};

const causeOf = (error: unknown): Cause | undefined => {
  if (!(error instanceof Error)) return undefined;
  // Node tries each address of a name and gathers what each answered.
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return inner instanceof Error ? (inner as Cause) : (error as Cause);
};

/** A sentence for the terminal: what happened and what to do. Our own sentences pass as they are. */
export const inWords = (error: unknown): string => {
  const cause = causeOf(error);
  if (cause === undefined) return String(error);
  const meaning = cause.code === undefined ? undefined : meanings[cause.code];
  return meaning ? meaning(cause) : cause.message || String(error);
};
