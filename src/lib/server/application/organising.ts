import * as bodies from '#lib/governance/bodies/index.ts';
import type { BodiesState } from '#lib/governance/bodies/index.ts';
import { fold } from '#lib/kernel/decider.ts';
import { now } from './clock.ts';
import { derivedId } from './derived.ts';
import { house } from './house.ts';
import { bodyName, personView } from './queries/persons.ts';
import type { BodySuggestion } from './queries/setting-up.ts';
import { sentence } from './sentences/index.ts';
import { send, type Rejected, type Sender } from './sending.ts';

/** What happened to bodies created together; `place` is that of the body at fault. */
export type Organised =
  { readonly ok: true } | { readonly ok: false; readonly place: number; readonly rejected: Rejected };

/**
 * Plays the creations one after the other on the state as it stands, writing nothing: the first that the
 * rules would refuse is told before any is made.
 */
const rehearse = (sender: Sender, wanted: readonly BodySuggestion[]): Promise<Organised> =>
  house().read(sender.communeId, async (_transaction, organisation) => {
    let state: BodiesState = organisation.bodies;
    for (const [place, command] of wanted.entries()) {
      if (state.bodies[command.bodyId]) continue;
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

/**
 * Creates bodies together: none when the rules refuse one of them. Each has a key made from the form's, so that
 * sending the form again after a breakdown makes those that are missing and no other.
 */
export const createBodies = async (
  sender: Sender,
  key: string,
  wanted: readonly BodySuggestion[],
): Promise<Organised> => {
  const rehearsed = await rehearse(sender, wanted);
  if (!rehearsed.ok) return rehearsed;
  for (const [place, command] of wanted.entries()) {
    const sent = await send(sender, { ...command }, derivedId(`${key}:${command.bodyId}`));
    if (!sent.ok && sent.rejected.code !== 'body-exists')
      return { ok: false, place, rejected: sent.rejected };
  }
  return { ok: true };
};
