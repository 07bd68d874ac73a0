import type { BodyView } from '#lib/server/application/organisation/governance.ts';
import type { OrganisationNode } from '#lib/ui/organisation.ts';
import { m } from '#lib/paraglide/messages.js';

/** The colour and shape under which a body's power is shown; `neutral`: it prepares or advises. */
export const shownPower = (power: BodyView['power']): OrganisationNode['power'] =>
  power === 'political' || power === 'executive' || power === 'legal' ? power : 'neutral';

const words: Record<OrganisationNode['power'], () => string> = {
  political: m.ui_power_political,
  executive: m.ui_power_executive,
  legal: m.ui_power_legal,
  citizen: m.ui_power_citizen,
  neutral: m.ui_power_neutral,
};

export const powerInWords = ({ power, perimeter }: BodyView): string =>
  power === 'preparatory' && perimeter ? m.public_power_inside() : words[shownPower(power)]();

/** What a body may decide, in a sentence. */
export const powerSentence = ({ power, perimeter }: BodyView): string => {
  switch (power) {
    case 'political':
      return m.public_power_political();
    case 'executive':
      return m.public_power_executive();
    case 'legal':
      return m.public_power_legal();
    case 'preparatory':
      return perimeter ? m.public_power_circle() : m.public_power_preparatory();
    case 'advisory':
      return m.public_power_advisory();
  }
};

/** Bodies as nested circles: each inside its parent, or beside the others where that one has ended. */
export const circlesOf = (bodies: readonly BodyView[]): OrganisationNode[] => {
  const known = new Set(bodies.map(({ id }) => id));
  const inside = (parent: string | null): OrganisationNode[] =>
    bodies
      .filter((body) => (body.parent && known.has(body.parent.id) ? body.parent.id : null) === parent)
      .map((body) => ({
        id: body.id,
        name: body.name,
        power: shownPower(body.power),
        powerWords: powerInWords(body),
        members: body.members.length,
        href: `/gouvernance/${body.id}`,
        children: inside(body.id),
      }));
  return inside(null);
};
