import { writeOut } from '../mail/letter.ts';
import { enter, type Caller, type Desk, type Entrance } from './desk.ts';
import { invitationLetter } from './letters.ts';
import { allow, limits } from './limits.ts';
import { spenderOf, spentJustNow } from './spending.ts';
import { digestOf, linkState, newToken, tidyEmail, type LinkState } from './tokens.ts';

export interface InvitationRequest {
  readonly communeId: string;
  readonly personId: string;
  readonly email: string;
  /** Said in the letter: the name of who invites. */
  readonly invitedBy: string;
  readonly communeName?: string | undefined;
  /** Where the link leads; the installation's address. */
  readonly origin: string;
}

export const invitationDays = 14;

/** Sends a person their link, in place of any that they had not used yet. */
export const invite = async (desk: Desk, request: InvitationRequest): Promise<void> => {
  const token = newToken();
  const email = tidyEmail(request.email);
  await desk.pool.query({
    name: 'invite',
    text: `with earlier as (
             update accounts.invitations set revoked_at = now()
             where commune_id = $1 and person_id = $2 and used_at is null and revoked_at is null)
           insert into accounts.invitations (commune_id, person_id, email, token_hash, expires_at)
           values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
    values: [request.communeId, request.personId, email, digestOf(token), invitationDays],
  });
  const url = `${request.origin}/connexion/invitation/${token}`;
  await desk.postman.sendMail(writeOut(invitationLetter(email, url, { communeName: undefined, ...request })));
};

/** Withdraws the invitations of a person that were not used; their links say so. */
export const revokeInvitations = async (desk: Desk, communeId: string, personId: string): Promise<void> => {
  await desk.pool.query({
    name: 'revoke-invitations',
    text: `update accounts.invitations set revoked_at = now()
           where commune_id = $1 and person_id = $2 and used_at is null and revoked_at is null`,
    values: [communeId, personId],
  });
};

/** The last invitation of each person of a commune. */
export interface InvitationView {
  readonly personId: string;
  readonly email: string;
  readonly state: LinkState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

interface InvitationRow {
  readonly communeId: string;
  readonly personId: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expired: boolean;
}

const columns = `commune_id as "communeId", person_id as "personId", email, created_at as "createdAt",
  expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt", expires_at <= now() as expired`;

export const invitationsOf = async (desk: Desk, communeId: string): Promise<InvitationView[]> => {
  const { rows } = await desk.pool.query<InvitationRow>({
    name: 'invitations-of',
    text: `select distinct on (person_id) ${columns} from accounts.invitations
           where commune_id = $1 order by person_id, created_at desc`,
    values: [communeId],
  });
  return rows.map((row) => ({
    personId: row.personId,
    email: row.email,
    state: linkState(row),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
};

/** Those of some addresses that somebody has entered with, whoever founded the commune included. */
export const enteredAmong = async (desk: Desk, emails: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await desk.pool.query<{ email: string }>({
    name: 'entered-among',
    text: 'select email from accounts.users where email = any ($1::text[])',
    values: [emails.map(tidyEmail)],
  });
  return new Set(rows.map(({ email }) => email));
};

const find = async (desk: Desk, token: string): Promise<InvitationRow | undefined> => {
  const { rows } = await desk.pool.query<InvitationRow>({
    name: 'find-invitation',
    text: `select ${columns} from accounts.invitations where token_hash = $1`,
    values: [digestOf(token)],
  });
  return rows[0];
};

/** Looks at an invitation without accepting it. */
export const peekInvitation = async (
  desk: Desk,
  token: string,
): Promise<{ state: LinkState; email: string | null }> => {
  const row = await find(desk, token);
  return { state: linkState(row), email: row?.email ?? null };
};

/** Accepts an invitation once, and opens a session: the link came by the person's own mail. */
export const acceptInvitation = async (desk: Desk, token: string, caller: Caller): Promise<Entrance> => {
  const { rows } = await desk.pool.query<{ email: string; name: string | null }>({
    name: 'accept-invitation',
    text: `update accounts.invitations set used_at = coalesce(used_at, now()), used_by = $2
           where token_hash = $1 and revoked_at is null
             and ((used_at is null and expires_at > now()) or ${spentJustNow('used_at', 'used_by', '$2')})
           returning email, (select given_name || ' ' || family_name
                             from public.communes_of_email(email) limit 1) as name`,
    values: [digestOf(token), spenderOf(desk, caller)],
  });
  const [link] = rows;
  if (link) {
    const identity = { email: link.email, name: link.name ?? '', proven: true };
    return { ok: true, ...(await enter(desk, caller, identity)) };
  }
  const state = linkState(await find(desk, token));
  return { ok: false, state: state === 'open' ? 'used' : state };
};

/**
 * Sends a new invitation to the address of one whose time is over.
 * @returns false when this link gives no right to one (unknown, used, withdrawn), or was renewed too often
 */
export const renewInvitation = async (desk: Desk, token: string, origin: string): Promise<boolean> => {
  const row = await find(desk, token);
  if (!row || linkState(row) !== 'expired') return false;
  if (!(await allow(desk, limits.invitation, row.email))) return false;
  const { communeId, personId, email } = row;
  await invite(desk, { communeId, personId, email, invitedBy: 'Votre commune', origin });
  return true;
};

/** Notes that who was invited came in by another door, so that their invitation no longer waits. */
export const arrived = async (desk: Desk, email: string): Promise<void> => {
  await desk.pool.query({
    name: 'invitations-arrived',
    text: `update accounts.invitations set used_at = now()
           where email = $1 and used_at is null and revoked_at is null`,
    values: [email],
  });
};
