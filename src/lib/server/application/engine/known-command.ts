import type { ActionCommand } from '#lib/governance/actions/index.ts';
import type { BodiesCommand } from '#lib/governance/bodies/index.ts';
import type { CaseCommand, DocketCommand } from '#lib/governance/cases/index.ts';
import type { CharterCommand } from '#lib/governance/charter/index.ts';
import type { NamedCommuneCommand } from '#lib/governance/commune/index.ts';
import type { MandatesCommand } from '#lib/governance/mandates/index.ts';
import type { MeetingCommand, SeriesCommand } from '#lib/governance/meetings/index.ts';
import type { EnvelopeCommand } from '#lib/governance/powers/index.ts';
import type { ProposalCommand } from '#lib/governance/proposals/index.ts';
import type { RoadmapCommand } from '#lib/governance/roadmap/index.ts';
import type { SolicitationCommand } from '#lib/governance/solicitations/index.ts';
import type { SubjectCommand } from '#lib/governance/subjects/index.ts';

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
