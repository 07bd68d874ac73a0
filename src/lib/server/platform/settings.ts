import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** The settings of an installation; all come from the environment, all but none are needed. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Address at which people reach the installation, `https://…`. */
  readonly origin: string;
  /** Any PostgreSQL from 16 on; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  /** Of the role that an operator made for the application in `databaseUrl`; without it, one is made. */
  readonly databaseAppUrl: string | undefined;
  /** Port asked for the embedded database; without it a free one is taken. */
  readonly databasePort: number | undefined;
  /** Where the installation keeps what is its own. */
  readonly folder: string;
  /** Given by the environment; otherwise one is kept in the folder, see `secretOf`. */
  readonly secret: string | undefined;
  /** How many proxies stand between people and this process, each adding to `X-Forwarded-For`. */
  readonly proxies: number;
  readonly mode: 'production' | 'development' | 'demo';
}

const port = z.coerce
  .number('un nombre')
  .int('un nombre entier')
  .min(1, 'de 1 à 65535')
  .max(65_535, 'de 1 à 65535');

const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'une adresse comme postgres://utilisateur:motdepasse@serveur:5432/base',
});

/** Only the origin of an address: a path or a last slash would make it differ from what browsers send. */
const origin = z
  .url({ protocol: /^https?$/, error: 'une adresse comme https://collegiale.exemple.fr' })
  .transform((url) => new URL(url).origin);

const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  ORIGIN: origin.optional(),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_URL: databaseUrl.optional(),
  PROXIES: z.coerce
    .number('un nombre')
    .int('un nombre entier')
    .min(0, 'de 0 à 9')
    .max(9, 'de 0 à 9')
    .default(0),
  COLLEGIALE_DATABASE_PORT: port.optional(),
  COLLEGIALE_VAR: z.string().default('./var'),
  COLLEGIALE_SECRET: z.string().min(32, 'au moins 32 caractères').optional(),
  COLLEGIALE_MODE: z
    .enum(['production', 'development', 'demo'], 'production, development ou demo')
    .optional(),
});

/**
 * @param env the environment; empty values count as absent
 * @throws an Error whose message names, in French, each setting to correct
 */
export const readSettings = (
  env: Readonly<Record<string, string | undefined>>,
  defaults: { mode: Settings['mode']; folder?: string },
): Settings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = shape.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}`);
    throw new Error(`Réglages à corriger. ${wrong.join(' ; ')}.`);
  }
  const { data } = read;
  const folder = resolve(given['COLLEGIALE_VAR'] ?? defaults.folder ?? data.COLLEGIALE_VAR);
  return {
    port: data.PORT,
    host: data.HOST,
    origin: data.ORIGIN ?? `http://localhost:${data.PORT}`,
    databaseUrl: data.DATABASE_URL,
    databaseAppUrl: data.DATABASE_URL === undefined ? undefined : data.DATABASE_APP_URL,
    databasePort: data.COLLEGIALE_DATABASE_PORT,
    folder,
    secret: data.COLLEGIALE_SECRET,
    proxies: data.PROXIES,
    mode: data.COLLEGIALE_MODE ?? defaults.mode,
  };
};

/** The secret of an installation, and how to take back the one that was just made for it. */
export interface Secret {
  readonly value: string;
  /** Does nothing to a secret that was given or kept already. */
  discard(): void;
}

/** Given by the environment, kept in the folder, or made now and kept there: only for a command that may write. */
export const secretOf = ({ secret, folder }: Settings): Secret => {
  const kept = (value: string): Secret => ({ value, discard: () => undefined });
  if (secret !== undefined) return kept(secret);
  const file = join(folder, 'secret');
  if (existsSync(file)) return kept(readFileSync(file, 'utf8').trim());
  mkdirSync(folder, { recursive: true });
  const value = randomBytes(32).toString('hex');
  writeFileSync(file, value, { mode: 0o600, flag: 'wx' });
  return { value, discard: () => rmSync(file, { force: true }) };
};
