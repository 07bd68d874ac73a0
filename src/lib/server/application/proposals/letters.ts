import { votersOf } from '#lib/governance/bodies/index.ts';
import { lastVersion, type Proposed } from '#lib/governance/proposals/index.ts';
import { civilDateOf, timeZone, type Instant } from '#lib/kernel/civil.ts';
import type { Letter } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { loadDocument, loadOrganisation, type Organisation } from '../organisation/organisation.ts';
import { personView } from '../people/persons.ts';

/*
 * Who is told when a text changes hands, when somebody else is to carry a decision, and when what everyone has
 * answered takes no effect. No letter holds a position (I-25). French only, as the acts are.
 */

const dayOf = (instant: Instant): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone }).format(new Date(instant));

/** What a letter about a text says, and to whom. */
interface Told {
  readonly to: readonly string[];
  readonly subject: string;
  readonly lines: readonly string[];
}

type Tell = (state: Proposed, named: (person: string) => string, voters: readonly string[]) => Told | null;

const offered: Tell = (state, named) =>
  state.offer && {
    to: [state.offer.to],
    subject: 'Un texte vous est proposé',
    lines: [
      `${named(state.sponsor)} vous propose de porter « ${lastVersion(state).title} ».`,
      'Rien ne change tant que vous n’avez pas accepté.',
    ],
  };

const whys = {
  accepted: 'Cela s’est fait d’un commun accord.',
  left: 'La personne qui le portait n’est plus en fonction.',
  recused: 'La personne qui le portait est en déport.',
  silent: 'Il attendait depuis plus longtemps que le délai de la charte.',
};

const handedOver: Tell = (state, named, voters) => {
  const last = state.handedOver.at(-1);
  if (!last) return null;
  // A draft is known to nobody else.
  const others = state.phase === 'draft' || last.why === 'accepted' ? [] : voters;
  return {
    to: [...new Set([last.from, ...others])].filter((person) => person !== last.to),
    subject: 'Un texte a changé de mains',
    lines: [`${named(last.to)} porte désormais « ${lastVersion(state).title} ».`, whys[last.why]],
  };
};

const carrierNamed: Tell = (state, named, voters) =>
  state.naming && {
    to: voters,
    subject: 'Qui porte la décision : une autre personne est proposée',
    lines: [
      `La personne qui devait porter « ${lastVersion(state).title} » n’est plus en fonction. ${named(state.naming.by)} propose que ${named(state.naming.carriedBy)} la porte.`,
      `Jusqu’au ${dayOf(state.naming.until)}, vous pouvez demander que le texte soit rouvert. Sans demande, il continue tel quel et personne n’a à répondre de nouveau.`,
    ],
  };

const carrierObjectedTo: Tell = (state, named) =>
  state.naming?.objection
    ? {
        to: [state.sponsor],
        subject: 'Un membre demande que le texte soit rouvert',
        lines: [
          `${named(state.naming.objection.by)} demande que « ${lastVersion(state).title} » soit rouvert avant de changer qui porte la décision.`,
          'Écrivez une nouvelle version : chacun y répondra de nouveau.',
        ],
      }
    : null;

const hindered: Tell = (state) =>
  state.hindered && {
    to: [state.sponsor],
    subject: 'Tout le monde a répondu, mais le texte ne prend pas effet',
    lines: [
      `« ${lastVersion(state).title} » a toutes ses réponses, mais quelque chose l’empêche d’être adopté. La page dit quoi, et ce que vous pouvez faire.`,
    ],
  };

const lettersOf =
  (tell: Tell) =>
  async (transaction: Transaction, stream: string, origin: string): Promise<Letter[]> => {
    const found = await loadDocument<Proposed>(transaction, stream);
    if (!found) return [];
    const { state } = found;
    const organisation: Organisation = await loadOrganisation(transaction);
    const { commune, bodies } = organisation;
    const body = bodies.bodies[state.body];
    const today = civilDateOf(new Date().toISOString());
    const voters = commune.status === 'none' || !body ? [] : votersOf(body, commune, today);
    const told = tell(state, (person) => personView(organisation, person).name, voters);
    return (told?.to ?? []).flatMap((person): Letter[] => {
      const to = organisation.names.get(person)?.email;
      if (!to || !told) return [];
      const link = { label: 'Lire le texte', url: `${origin}/propositions/${state.id}` };
      return [{ to, subject: told.subject, paragraphs: ['Bonjour,', ...told.lines], link }];
    });
  };

const charterMerged: Tell = (state, _named, voters) =>
  state.merging && {
    to: voters,
    subject: 'Deux changements de la charte s’appliqueront ensemble',
    lines: [
      `Le groupe a consenti à « ${lastVersion(state).title} ». Entre-temps, un autre texte a changé d’autres articles de la charte.`,
      `Jusqu’au ${dayOf(state.merging.until)}, vous pouvez demander une nouvelle version. Sans demande, les deux changements s’appliquent ensemble.`,
    ],
  };

const mergeObjectedTo: Tell = (state, named) =>
  state.merging?.objection
    ? {
        to: [state.sponsor],
        subject: 'Un membre demande une nouvelle version de votre texte',
        lines: [
          `${named(state.merging.objection.by)} demande que « ${lastVersion(state).title} » soit réécrit à partir de la charte en vigueur.`,
        ],
      }
    : null;

/** By type of event: the letters that it is worth. */
export const textLetters = {
  TextOffered: lettersOf(offered),
  TextHandedOver: lettersOf(handedOver),
  CarrierNamed: lettersOf(carrierNamed),
  CarrierObjectedTo: lettersOf(carrierObjectedTo),
  CharterMerged: lettersOf(charterMerged),
  CharterMergeObjectedTo: lettersOf(mergeObjectedTo),
  AdoptionHindered: lettersOf(hindered),
};
