import type { Pool } from './pool.ts';

/** When every journal was last read again, and whether all of them were sound. */
export interface LastVerification {
  readonly at: Date;
  readonly sound: boolean;
}

export const lastVerification = async (pool: Pool): Promise<LastVerification | null> => {
  const { rows } = await pool.query<{ at: Date | null; sound: boolean | null }>(
    'select verified_at as at, verified_sound as sound from installation.this',
  );
  const { at = null, sound = null } = rows[0] ?? {};
  return at === null ? null : { at, sound: sound ?? false };
};

/** Whether a day has passed since the last one. Two processes that find it so at once both read, and agree. */
export const verificationIsDue = async (pool: Pool): Promise<boolean> => {
  const last = await lastVerification(pool);
  return last === null || Date.now() - last.at.getTime() > 24 * 3_600_000;
};

export const noteVerification = async (pool: Pool, sound: boolean): Promise<void> => {
  await pool.query('update installation.this set verified_at = now(), verified_sound = $1', [sound]);
};
