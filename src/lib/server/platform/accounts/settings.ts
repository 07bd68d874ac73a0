import { mailSettings, type MailSettings } from '../mail/settings.ts';

export type Mode = 'production' | 'development' | 'demo';

/** What accounts need to know of the installation. */
export interface AccountSettings {
  readonly databaseUrl: string;
  /** Signs cookies; at least 32 characters, the same in every process. */
  readonly secret: string;
  readonly mode: Mode;
  /** `https://…`, the address at which people reach the installation; links in letters begin with it. */
  readonly origin: string | undefined;
  readonly mail: MailSettings;
}

const needed = (env: Readonly<Record<string, string | undefined>>, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set: start through \`collegiale start\``);
  return value;
};

/** Reads DATABASE_APP_URL, COLLEGIALE_SECRET, COLLEGIALE_MODE, ORIGIN, SMTP_URL and MAIL_FROM. */
export const accountSettings = (env: Readonly<Record<string, string | undefined>>): AccountSettings => {
  const mode = env['COLLEGIALE_MODE'];
  return {
    databaseUrl: needed(env, 'DATABASE_APP_URL'),
    secret: needed(env, 'COLLEGIALE_SECRET'),
    mode: mode === 'production' || mode === 'demo' ? mode : 'development',
    origin: env['ORIGIN'] || undefined,
    mail: mailSettings(env),
  };
};
