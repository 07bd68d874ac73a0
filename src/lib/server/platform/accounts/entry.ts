import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.object({
  email: z.string(),
  name: z.string(),
  /** Whether the person has shown that the address is theirs. */
  proven: z.boolean(),
});

/**
 * The one door that opens a session outside passkeys, reachable from our own code only, never by HTTP.
 * Whoever calls it has already checked and spent a link.
 *
 * An identity made during the set-up carries an address that nobody has proven yet. When its owner
 * enters by a link received there, every session and passkey that it had before is taken away: they
 * could be somebody else's.
 */
export const entry = () =>
  ({
    id: 'entry',
    endpoints: {
      enter: createAuthEndpoint.serverOnly({ method: 'POST', body, requireHeaders: true }, async (ctx) => {
        const { email, name, proven } = ctx.body;
        const identities = ctx.context.internalAdapter;
        let user = (await identities.findUserByEmail(email))?.user;
        user ??= await identities.createUser(
          { email, name, emailVerified: proven },
          { method: 'magic-link' },
        );
        if (proven && !user.emailVerified) {
          await identities.deleteUserSessions(user.id);
          await ctx.context.adapter.deleteMany({
            model: 'passkey',
            where: [{ field: 'userId', value: user.id }],
          });
          await identities.updateUser(user.id, { emailVerified: true });
        }
        const session = await identities.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { userId: user.id };
      }),
    },
  }) satisfies BetterAuthPlugin;
