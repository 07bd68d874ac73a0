import * as demo from '../../platform/accounts/demo.ts';
import {
  openDesk,
  trustedOrigin,
  type Caller,
  type Cookie,
  type Desk,
} from '../../platform/accounts/desk.ts';
import * as invitations from '../../platform/accounts/invitations.ts';
import { allowFrom, limits, secondsToWait } from '../../platform/accounts/limits.ts';
import * as sessions from '../../platform/accounts/session.ts';
import { accountSettings } from '../../platform/accounts/settings.ts';
import * as setup from '../../platform/accounts/setup.ts';
import * as signIn from '../../platform/accounts/sign-in.ts';
import { looksLikeEmail } from '../../platform/accounts/tokens.ts';
import { keepUp } from '../../platform/accounts/upkeep.ts';
import { keptLetters } from '../../platform/mail/mailbox.ts';
import { logError } from '../../platform/log.ts';
import { isLoopback, isThisMachine } from '../../platform/web/this-machine.ts';
import { mailComplaint } from '../../platform/mail/settings.ts';

export { looksLikeEmail, mailComplaint };
export type { Session, User } from '../../platform/accounts/session.ts';
export type { Entrance } from '../../platform/accounts/desk.ts';
export type { SetupEntrance } from '../../platform/accounts/setup.ts';
export type { LinkState } from '../../platform/accounts/tokens.ts';

/** What a route gives of its request. */
interface Asking {
  readonly url: URL;
  readonly request: Request;
  getClientAddress(): string;
}

interface CookieJar {
  set(name: string, value: string, options: Cookie['options']): void;
}

/** Hands the session's cookies to the browser. */
export const keepCookies = (jar: CookieJar, cookies: readonly Cookie[]): void => {
  for (const { name, value, options } of cookies) jar.set(name, value, options);
};

const assemble = (desk: Desk) => {
  const originOf = ({ url }: { url: URL }): Promise<string> => trustedOrigin(desk, url);
  const callerOf = async (asking: Asking): Promise<Caller> => ({
    origin: await originOf(asking),
    headers: asking.request.headers,
    address: asking.getClientAddress(),
  });
  return {
    /** Keeps letters going for as long as the process lives; returns how to stop. */
    keepUp: () => keepUp(desk),
    close: () => desk.close(),
    mode: desk.settings.mode,
    /** Whether letters stay in the mailbox instead of leaving. */
    keepsLetters: desk.settings.mail.smtpUrl === undefined,
    letters: () => keptLetters(desk.pool),
    /**
     * Whether letters are shown to whoever asks: they hold links that open sessions, so only in a trial, to
     * somebody at this machine.
     */
    showsLetters: ({ url, getClientAddress }: Pick<Asking, 'url' | 'getClientAddress'>): boolean =>
      desk.settings.mode !== 'production' &&
      [desk.settings.origin ?? url.origin, url.origin].every(isThisMachine) &&
      isLoopback(getClientAddress()),
    /** What becomes of letters just written: waits a little for the mail server's word. */
    mailState: () => desk.postman.state(),
    sendMail: desk.postman.sendMail,

    /** Asks for a sign-in link; false when there were too many requests. */
    requestLink: async (asking: Asking, email: string): Promise<boolean> => {
      const address = asking.getClientAddress();
      const taken = await signIn.requestLink(desk, { email, address, origin: await originOf(asking) });
      // After the answer: what is done for a known address must not show in the time it takes.
      if (taken)
        setImmediate(() => {
          signIn.answerRequests(desk).catch((error: unknown) => logError('Liens à envoyer', error));
        });
      return taken;
    },
    peekLink: (token: string) => signIn.peekLink(desk, token),
    openLink: async (asking: Asking, token: string) => signIn.openLink(desk, token, await callerOf(asking)),

    invite: async (asking: Asking, request: Omit<invitations.InvitationRequest, 'origin'>): Promise<void> =>
      invitations.invite(desk, { ...request, origin: await originOf(asking) }),
    revokeInvitations: (communeId: string, personId: string) =>
      invitations.revokeInvitations(desk, communeId, personId),
    invitationsOf: (communeId: string) => invitations.invitationsOf(desk, communeId),
    enteredAmong: (emails: readonly string[]) => invitations.enteredAmong(desk, emails),
    peekInvitation: (token: string) => invitations.peekInvitation(desk, token),
    acceptInvitation: async (asking: Asking, token: string) =>
      invitations.acceptInvitation(desk, token, await callerOf(asking)),
    renewInvitation: async (asking: Asking, token: string) =>
      invitations.renewInvitation(desk, token, await originOf(asking)),

    /** A one-time link to print at start; undefined once there is a commune. */
    setupLink: (origin: string) => setup.setupLink(desk, origin),
    peekSetup: (token: string) => setup.peekSetup(desk, token),
    openSetup: async (asking: Asking, token: string, person: { name: string; email: string }) =>
      setup.openSetup(desk, token, person, await callerOf(asking)),
    consumeSetup: (userId: string) => setup.consumeSetup(desk, userId),

    /** Who is signed in; asks the database only when the request brings a session. */
    resolveSession: async (asking: Asking) =>
      sessions.bringsSession(asking.request.headers)
        ? sessions.resolveSession(desk, await callerOf(asking))
        : { session: undefined, cookies: [] },
    sessionsOf: (userId: string) => sessions.sessionsOf(desk, userId),
    revokeSession: (userId: string, sessionId: string) => sessions.revokeSession(desk, userId, sessionId),
    revokeOthers: (session: sessions.Session) => sessions.revokeOthers(desk, session),
    leave: async (asking: Asking) => sessions.leave(desk, await callerOf(asking)),
    passkeysOf: (userId: string) => sessions.passkeysOf(desk, userId),
    removePasskey: (userId: string, passkeyId: string) => sessions.removePasskey(desk, userId, passkeyId),
    /** The gestures of passkeys, as the browser's code speaks them. */
    passkeyRequest: async (asking: Asking): Promise<Response> => {
      if (!(await allowFrom(desk, limits.passkeyByAddress, asking.getClientAddress())))
        return new Response(null, { status: 429 });
      return desk.authAt(await originOf(asking)).handler(asking.request);
    },

    /** Counts one more request under a token of the API: in how many seconds it serves again, 0 for at once. */
    tokenServesIn: (tokenId: string) => secondsToWait(desk, limits.requestsByToken, tokenId),

    /** Enters as one of the demonstration's people; throws in any other mode. */
    enterAs: async (asking: Asking, email: string) => demo.enterAs(desk, email, await callerOf(asking)),
  };
};

export type Accounts = ReturnType<typeof assemble>;

let opened: Accounts | undefined;

/** The accounts of this process, opened at first need from the environment. */
export const accounts = (): Accounts => {
  opened ??= assemble(openDesk(accountSettings(process.env)));
  return opened;
};
