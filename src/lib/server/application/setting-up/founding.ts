import { randomUUID } from 'node:crypto';
import { isElected, type MemberFunction } from '#lib/governance/commune/index.ts';
import { officialCommune, populationSource, searchCommunes } from '../../platform/communes/official.ts';
import { openFirstCommune } from '../../platform/postgres/communes.ts';
import { accounts } from '../people/accounts.ts';
import { derivedId } from '#lib/kernel/derived-id.ts';
import { application } from '../application.ts';
import type { Actor } from '../engine/noun.ts';
import type { Locale } from '../sentences/index.ts';
import { send, type Sent } from '../send.ts';

export { officialCommune, populationSource, searchCommunes };
export type { MemberFunction };
export type { OfficialCommune } from '../../platform/communes/official.ts';

/** Who holds the set-up link, as their session says. */
export interface Founder {
  readonly userId: string;
  readonly email: string;
}

/** What the founder confirms of the commune, and says of themself. */
export interface FoundingRequest {
  /** Idempotency key of the form. */
  readonly key: string | null;
  readonly insee: string;
  readonly name: string;
  readonly population: number | null;
  readonly populationSource: string;
  readonly registeredElectors: number | null;
  readonly installedOn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly function: MemberFunction;
  readonly majority: boolean;
}

/** The person of a founder: always the same, so that a second attempt goes on with the first. */
const personIdOf = (userId: string): string => derivedId(`founder:${userId}`);

/** The commune being set up, if it is founded and this person founded it. */
const foundedBy = async (communeId: string, personId: string) =>
  application().read(communeId, async (_transaction, { commune, names }) =>
    commune.status === 'founded' && commune.administrators.includes(personId)
      ? { name: names.get(personId) ?? null }
      : null,
  );

interface Self {
  readonly givenName: string;
  readonly familyName: string;
  readonly function: MemberFunction;
  readonly majority: boolean;
}

/** Writes the founder among the people, then ends every right to set up. */
const enrol = async (communeId: string, founder: Founder, self: Self, locale: Locale): Promise<Sent> => {
  const personId = personIdOf(founder.userId);
  const actor: Actor = { kind: 'person', person: personId };
  const { majority, ...identity } = self;
  const sent = await send(
    { communeId, actor, locale },
    {
      type: 'RegisterPeople',
      people: [
        {
          personId,
          ...identity,
          majority: majority && isElected(self.function),
          email: founder.email,
          birthDate: null,
          rank: self.function === 'mayor' ? 1 : null,
          group: null,
        },
      ],
    },
  );
  if (sent.ok || sent.rejected.code === 'person-already-registered')
    await accounts().consumeSetup(founder.userId);
  return sent;
};

/**
 * Founds the commune with its first administrator. Each step may be done again: after a breakdown the same
 * request, or `resumeFounding`, goes on from where it stopped. Of two founders, the second is refused with
 * `commune-already-founded`.
 */
export const foundCommune = async (
  founder: Founder,
  request: FoundingRequest,
  locale: Locale,
): Promise<Sent> => {
  const communeId = await openFirstCommune(application().pool, randomUUID());
  const { key, givenName, familyName, majority, function: held, ...facts } = request;
  const personId = personIdOf(founder.userId);
  const person = { personId, givenName, familyName, email: founder.email, birthDate: null };
  const sent = await send(
    { communeId, actor: { kind: 'setup' }, locale },
    { type: 'FoundCommune', ...facts, founder: person },
    key,
  );
  const mine =
    sent.ok ||
    (sent.rejected.code === 'commune-already-founded' && (await foundedBy(communeId, personId)) !== null);
  if (!mine) return sent;
  const enrolled = await enrol(
    communeId,
    founder,
    { givenName, familyName, function: held, majority },
    locale,
  );
  return enrolled.ok || enrolled.rejected.code !== 'person-already-registered' ? enrolled : sent;
};

/**
 * Ends a founding that a breakdown cut after the commune was founded: the founder joins its people with the
 * function that has least power, which they correct with the others.
 * @returns false when the commune is somebody else's
 */
export const resumeFounding = async (
  communeId: string,
  founder: Founder,
  locale: Locale,
): Promise<boolean> => {
  const found = await foundedBy(communeId, personIdOf(founder.userId));
  if (!found?.name) return false;
  const { given, family } = found.name;
  const self = { givenName: given, familyName: family, function: 'agent', majority: false } as const;
  await enrol(communeId, founder, self, locale);
  return true;
};

/** Beyond this share of the official figure, a population is taken for a mistake until it is confirmed. */
const usualGap = 0.25;

/** Whether a population stands so far from the official one that its author must confirm it. */
export const contradicts = (official: number | null, given: number): boolean =>
  official !== null && Math.abs(given - official) > Math.max(25, official * usualGap);
