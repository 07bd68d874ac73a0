import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from '../postgres/pool.ts';
import { logError } from '../log.ts';
import { entry } from './entry.ts';

const day = 24 * 60 * 60;

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Our tables' names for the library's models. */
const models = {
  user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...dates } },
  session: {
    modelName: 'sessions',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...dates,
    },
    expiresIn: 30 * day,
    updateAge: day,
    // A passkey may be added only soon after having entered, not from a phone left open for weeks.
    freshAge: day,
  },
  account: {
    modelName: 'credentials',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...dates,
    },
  },
  verification: { modelName: 'challenges', fields: { expiresAt: 'expires_at', ...dates } },
} satisfies BetterAuthOptions;

const passkeys = (origin: string) =>
  passkey({
    rpID: new URL(origin).hostname,
    rpName: 'Collégiale',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    schema: {
      passkey: {
        modelName: 'passkeys',
        fields: {
          publicKey: 'public_key',
          userId: 'user_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  });

/**
 * The sign-in library, for one address of the installation: passkeys and cookies are bound to it.
 * There is no password and no way to sign up: identities are made by `enter` alone.
 */
export const openAuth = (pool: Pool, secret: string, origin: string) =>
  betterAuth({
    ...models,
    appName: 'Collégiale',
    baseURL: origin,
    secret,
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }).withSchema('accounts'),
      type: 'postgres',
    },
    plugins: [entry(), passkeys(origin)],
    // Our own limits, kept in the database, stand before every door.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => logError(`Comptes : ${message}`, details[0] ?? ''),
    },
    advanced: {
      cookiePrefix: 'collegiale',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
  });

export type Auth = ReturnType<typeof openAuth>;
