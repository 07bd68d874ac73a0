import type { EnvelopeState } from '#lib/governance/powers/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { lentEnvelopes, linksOf, standingOf } from './envelopes.ts';
import { loadDocument, loadOrganisation } from '../organisation/organisation.ts';
import { bodyName } from '../people/persons.ts';
import { euros } from './sentences.ts';

/** The same envelope before its last spending: an alert is told when it is crossed, once. */
const withoutLast = ({ spendings }: EnvelopeState): { before: EnvelopeState; at: Instant } | null => {
  const ordered = Object.entries(spendings).toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  const last = ordered.pop();
  return last ? { before: { spendings: Object.fromEntries(ordered) }, at: last[1].at } : null;
};

/** To who links the body to the group, when a decision brings its envelope over the alert share. French, as acts are. */
export const envelopeLetters = async (
  transaction: Transaction,
  stream: string,
  origin: string,
): Promise<Letter[]> => {
  const found = await loadDocument<EnvelopeState>(transaction, stream);
  const last = found && withoutLast(found.state);
  if (!last) return [];
  const organisation = await loadOrganisation(transaction);
  const today = civilDateOf(last.at);
  const holder = stream.slice('envelope:'.length);
  const lent = (await lentEnvelopes(transaction, organisation, today)).find((one) => one.holder === holder);
  if (!lent || standingOf(lent, last.before, today).alerting) return [];
  const { room, alerting } = standingOf(lent, found.state, today);
  if (!alerting) return [];
  const body = bodyName(organisation, lent.body);
  return linksOf(organisation, lent.body, today).flatMap((person): Letter[] => {
    const to = organisation.names.get(person)?.email;
    return to
      ? [
          {
            to,
            subject: `${body} : l’enveloppe est presque utilisée`,
            paragraphs: [
              'Bonjour,',
              `« ${body} » a engagé ${euros(room.spentEuros, 'fr')} sur une enveloppe de ${euros(room.sizeEuros, 'fr')} : il reste ${euros(room.leftEuros, 'fr')}.`,
              'Au-delà, la décision revient au groupe majoritaire. Vous faites le lien : parlez-en avant la prochaine dépense.',
            ],
            link: { label: 'Voir le cercle et son périmètre', url: `${origin}/gouvernance/${lent.body}` },
          },
        ]
      : [];
  });
};
