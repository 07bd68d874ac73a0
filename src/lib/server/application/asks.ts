import type { Read } from './ask.ts';
import { readActions, readAction, readActionChoices } from './actions/asks.ts';
import { readCases, readCase, readContest, readBureau } from './cases/asks.ts';
import { readCharter, readCharterVersions } from './charter/asks.ts';
import { readCommune, readLaw } from './commune/asks.ts';
import { readHome } from './home/asks.ts';
import {
  readMeetings,
  readMeeting,
  readRoom,
  readSeries,
  readCalendar,
  readMonth,
  readNextMeetings,
  readAgendaPlaces,
  readBodiesToPrepare,
} from './meetings/asks.ts';
import { readBody, readBodyNames, readGovernance, readMandates } from './organisation/asks.ts';
import { readPeople, readAccounts, readSettingUp, readJournalHead, verifyJournal } from './people/asks.ts';
import { readWhoMayDecide, readCompetenceChoices } from './powers/asks.ts';
import {
  readOpenProposals,
  readProposal,
  readDrafting,
  readPowerChoices,
  readAskedAdvice,
} from './proposals/asks.ts';
import { readRegister, readDecision, readExecution } from './register/asks.ts';
import { readSolicitations, readSolicitation, readSolicitationChoices } from './solicitations/asks.ts';
import { readBacklog, readSubject, readSubjectChoices } from './subjects/asks.ts';

/** Every read of the product. One joins the API and its document by standing here. */
export const reads: readonly Read[] = [
  readCommune,
  readLaw,
  readRegister,
  readDecision,
  readExecution,
  readGovernance,
  readBody,
  readBodyNames,
  readMandates,
  readCharter,
  readCharterVersions,
  readMeetings,
  readMeeting,
  readRoom,
  readSeries,
  readCalendar,
  readMonth,
  readNextMeetings,
  readAgendaPlaces,
  readBodiesToPrepare,
  readHome,
  readBacklog,
  readSubject,
  readSubjectChoices,
  readOpenProposals,
  readProposal,
  readDrafting,
  readPowerChoices,
  readAskedAdvice,
  readSolicitations,
  readSolicitation,
  readSolicitationChoices,
  readActions,
  readAction,
  readActionChoices,
  readCases,
  readCase,
  readContest,
  readBureau,
  readWhoMayDecide,
  readCompetenceChoices,
  readPeople,
  readAccounts,
  readSettingUp,
  readJournalHead,
  verifyJournal,
] as unknown as readonly Read[];
