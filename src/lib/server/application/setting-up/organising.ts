import * as bodies from '#lib/governance/bodies/index.ts';
import type { BodiesCommand, BodiesState } from '#lib/governance/bodies/index.ts';
import { fold } from '#lib/kernel/decider.ts';
import { now } from '../clock.ts';
import { derivedId } from '#lib/kernel/derived-id.ts';
import { application } from '../application.ts';
import { bodyName, personView } from '../people/persons.ts';
import type { BodySuggestion } from './steps.ts';
import { sentence } from '../sentences/index.ts';
import { send, type Rejected, type Sender } from '../send.ts';

/** What happened to commands carried out together; `place` is that of the one at fault. */
export type Organised =
  { readonly ok: true } | { readonly ok: false; readonly place: number; readonly rejected: Rejected };

/**
 * Plays commands one after the other on the state as it stands, writing nothing: the first that the rules
 * would refuse is told before any is carried out.
 */
const rehearse = (sender: Sender, wanted: readonly BodiesCommand[]): Promise<Organised> =>
  application().read(sender.communeId, async (_transaction, organisation) => {
    let state: BodiesState = organisation.bodies;
    for (const [place, command] of wanted.entries()) {
      if (command.type === 'CreateBody' && state.bodies[command.bodyId]) continue;
      const decided = bodies.decide(state, command, {
        now: now(),
        actor: sender.actor,
        commune: organisation.commune,
        charterInForce: organisation.charter.status === 'inForce',
        decisions: {},
      });
      if (!decided.ok) {
        const naming = {
          person: (id: string) => personView(organisation, id).name,
          body: (id: string) => state.bodies[id]?.name ?? bodyName(organisation, id),
        };
        const message = sentence('bodies', decided.error, sender.locale, naming);
        const { code } = decided.error;
        return {
          ok: false,
          place,
          rejected: { status: 409, code, message, fields: {}, facts: decided.error },
        };
      }
      state = fold(bodies.evolve, state, decided.value);
    }
    return { ok: true };
  });

/** Each command has a key made from the form's: sending the form again does what is missing, nothing else. */
const carryOut = async (
  sender: Sender,
  key: string,
  wanted: readonly BodiesCommand[],
): Promise<Organised> => {
  const rehearsed = await rehearse(sender, wanted);
  if (!rehearsed.ok) return rehearsed;
  for (const [place, command] of wanted.entries()) {
    const sent = await send(sender, { ...command }, derivedId(`${key}:${JSON.stringify(command)}`));
    if (!sent.ok && sent.rejected.code !== 'body-exists')
      return { ok: false, place, rejected: sent.rejected };
  }
  return { ok: true };
};

/** Creates bodies together: none when the rules refuse one of them. */
export const createBodies = (
  sender: Sender,
  key: string,
  wanted: readonly BodySuggestion[],
): Promise<Organised> => carryOut(sender, key, wanted);

/** What a body becomes before the first charter: its name, its quorum, and who is a member of it. */
export interface BodyRevision {
  readonly body: string;
  readonly name: string;
  readonly quorum: number | null;
  readonly members: readonly string[];
  /** Written beside each person who leaves the body. */
  readonly reason: string;
}

/** Who comes enters before the quorum changes, and who goes leaves after: it holds at each step. */
const changesTo = (state: BodiesState, revision: BodyRevision): BodiesCommand[] => {
  const { body, name, quorum, members, reason } = revision;
  const present = bodies.bodyOf(state, body);
  if (!present) return [];
  const seated = present.members.filter(({ capacity }) => capacity === 'member').map(({ person }) => person);
  const renamed = name !== present.name ? { name } : {};
  const counted = quorum !== present.quorum ? { quorum } : {};
  const changes = { ...renamed, ...counted };
  return [
    ...members
      .filter((person) => !seated.includes(person))
      .map((person) => ({ type: 'AdmitMember', body, person, capacity: 'member', decision: null }) as const),
    ...(Object.keys(changes).length > 0
      ? [{ type: 'ChangeBody', body, ...changes, decision: null } as const]
      : []),
    ...seated
      .filter((person) => !members.includes(person))
      .map((person) => ({ type: 'RemoveMember', body, person, decision: null, reason }) as const),
  ];
};

/** Corrects a body that is there already: all of it, or nothing. */
export const reviseBody = async (sender: Sender, key: string, revision: BodyRevision): Promise<Organised> => {
  const commands = await application().read(sender.communeId, async (_transaction, organisation) =>
    changesTo(organisation.bodies, revision),
  );
  return carryOut(sender, key, commands);
};
