import { communeOfHost, personOfEmail } from '../communes.ts';
import { application } from '../application.ts';
import { isInFunction, memberOf, type MemberFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { now } from '../clock.ts';
import { personView, type PersonView } from './persons.ts';
import type { Locale } from '../sentences/index.ts';
import type { Sender } from '../send.ts';

/** Who visits a page, in which commune, and in what name commands are sent. */
export interface Visitor {
  communeId: string | null;
  communeName: string | null;
  person: PersonView | null;
  function: MemberFunction | null;
  administrator: boolean;
  charterInForce: boolean;
  locale: Locale;
  /** Null for somebody who is nobody in the commune: they read what is public. */
  sender: Sender | null;
}

/** Somebody of whom nothing is known yet. */
export const nobody = (communeId: string | null, locale: Locale): Visitor => ({
  communeId,
  communeName: null,
  person: null,
  function: null,
  administrator: false,
  charterInForce: false,
  locale,
  sender: null,
});

/** The visitor that a person makes in a commune; somebody who is nobody in function there reads what is public. */
export const visitorIn = async (
  communeId: string | null,
  personId: string | null,
  locale: Locale,
): Promise<Visitor> => {
  if (communeId === null) return nobody(null, locale);
  return application().read(communeId, async (_transaction, organisation) => {
    const { commune, charter } = organisation;
    if (commune.status === 'none') return nobody(communeId, locale);
    const member = personId ? memberOf(commune, personId) : null;
    // Who set the commune up looks after its accounts without having to sit anywhere in it.
    const current =
      personId !== null &&
      (member === null
        ? commune.administrators.includes(personId)
        : isInFunction(commune, personId, civilDateOf(now())));
    return {
      ...nobody(communeId, locale),
      communeName: commune.name,
      charterInForce: charter.status === 'inForce',
      ...(current && {
        person: personView(organisation, personId),
        function: member?.function ?? null,
        administrator: commune.administrators.includes(personId),
        sender: { communeId, actor: { kind: 'person' as const, person: personId }, locale },
      }),
    };
  });
};

/** The visitor that a host name and a signed-in address make. */
export const visitorOf = async (
  host: string,
  email: string | undefined,
  locale: Locale,
): Promise<Visitor> => {
  const { pool } = application();
  const communeId = await communeOfHost(pool, host);
  const personId = communeId !== null && email ? await personOfEmail(pool, communeId, email) : null;
  return visitorIn(communeId, personId, locale);
};
