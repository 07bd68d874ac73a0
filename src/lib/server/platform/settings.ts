import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** Port asked for the embedded database; without it a free one is taken. */
  readonly databasePort: number | undefined;
  /** Where the installation keeps what is its own. */
  readonly folder: string;
  readonly secret: string;
  readonly mode: 'production' | 'development' | 'demo';
}

const port = z.coerce
  .number('un nombre')
  .int('un nombre entier')
  .min(1, 'de 1 à 65535')
  .max(65_535, 'de 1 à 65535');

const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  ORIGIN: z.url('une adresse comme https://collegiale.exemple.fr').optional(),
  DATABASE_URL: z
    .string()
    .startsWith('postgres', 'une adresse comme postgres://utilisateur@serveur/base')
    .optional(),
  COLLEGIALE_DATABASE_PORT: port.optional(),
  COLLEGIALE_VAR: z.string().default('./var'),
  COLLEGIALE_SECRET: z.string().min(32, 'au moins 32 caractères').optional(),
  COLLEGIALE_MODE: z
    .enum(['production', 'development', 'demo'], 'production, development ou demo')
    .optional(),
});

/** Given, or made once and kept for this installation alone. */
const keptSecret = (folder: string): string => {
  const file = join(folder, 'secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
};

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
    databasePort: data.COLLEGIALE_DATABASE_PORT,
    folder,
    secret: data.COLLEGIALE_SECRET ?? keptSecret(folder),
    mode: data.COLLEGIALE_MODE ?? defaults.mode,
  };
};
