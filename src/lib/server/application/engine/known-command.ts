import type { SentOf } from '#lib/governance/fields.ts';
import type { ActionCommand, actionCommands } from '#lib/governance/actions/index.ts';
import type { BodiesCommand, bodiesCommands } from '#lib/governance/bodies/index.ts';
import type {
  CaseCommand,
  caseCommands,
  DocketCommand,
  docketCommands,
} from '#lib/governance/cases/index.ts';
import type { CharterCommand, charterCommands } from '#lib/governance/charter/index.ts';
import type { communeCommands, NamedCommuneCommand } from '#lib/governance/commune/index.ts';
import type { MandatesCommand, mandatesCommands } from '#lib/governance/mandates/index.ts';
import type {
  MeetingCommand,
  meetingCommands,
  SeriesCommand,
  seriesCommands,
} from '#lib/governance/meetings/index.ts';
import type { EnvelopeCommand, envelopeCommands } from '#lib/governance/powers/index.ts';
import type { ProposalCommand, proposalCommands } from '#lib/governance/proposals/index.ts';
import type { RoadmapCommand, roadmapCommands } from '#lib/governance/roadmap/index.ts';
import type { SolicitationCommand, solicitationCommands } from '#lib/governance/solicitations/index.ts';
import type { SubjectCommand, subjectCommands } from '#lib/governance/subjects/index.ts';

/** Every command of the product, as the rules receive it. */
export type KnownCommand =
  | ActionCommand
  | BodiesCommand
  | CaseCommand
  | CharterCommand
  | DocketCommand
  | EnvelopeCommand
  | MandatesCommand
  | MeetingCommand
  | NamedCommuneCommand
  | ProposalCommand
  | RoadmapCommand
  | SeriesCommand
  | SolicitationCommand
  | SubjectCommand;

/** Every command of the product, as it is sent: what has a default may be left out. */
export type SentCommand = SentOf<
  typeof actionCommands &
    typeof bodiesCommands &
    typeof caseCommands &
    typeof charterCommands &
    typeof communeCommands &
    typeof docketCommands &
    typeof envelopeCommands &
    typeof mandatesCommands &
    typeof meetingCommands &
    typeof proposalCommands &
    typeof roadmapCommands &
    typeof seriesCommands &
    typeof solicitationCommands &
    typeof subjectCommands
>;
