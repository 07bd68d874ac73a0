import * as citizens from '../citizens.ts';
import * as conflicts from '../conflicts.ts';
import * as electoral from '../electoral.ts';
import * as powers from '../powers.ts';
import { say } from '../said.ts';
import { entry, type Theme } from './entry.ts';

export const powerTheme: Theme = {
  title: say('Délégations et conflits d’intérêts', 'Delegations and conflicts of interest'),
  entries: [
    entry(
      'delegation.limitsMissing',
      powers.delegationLimits,
      say(
        'Une délégation de L2122-22 a-t-elle sa limite ?',
        'Does a delegation under L2122-22 have its limit?',
      ),
      { item: 3, text: 'dans les limites fixées par le conseil municipal' },
    ),
    entry(
      'delegation.report',
      powers.delegationReport,
      say('Rendre compte des décisions déléguées', 'Reporting delegated decisions'),
      { decisionsSinceLastMeeting: 4 },
    ),
    entry(
      'delegation.withdrawal',
      powers.delegationWithdrawal,
      say('Le maire retire une délégation', 'The mayor withdraws a delegation'),
      { maireRetire: 'toutes les délégations de l’adjoint X' },
    ),
    entry(
      'conflict.presenceNotParticipation',
      conflicts.takingPart,
      say('Un membre intéressé a-t-il pris part ?', 'Did an interested member take part?'),
      { interested: true, stayedInRoom: true, spoke: false, voted: false },
    ),
    entry(
      'conflict.representative',
      conflicts.representative,
      say('Le représentant de la commune dans un organisme', 'The commune’s representative in another body'),
      { designatedByLaw: true, matter: 'aide' },
    ),
    entry(
      'conflict.mayor',
      powers.mayorConflict,
      say('Le maire en conflit d’intérêts', 'The mayor in conflict'),
      {
        conflict: true,
      },
    ),
    entry(
      'conflict.delegate',
      powers.delegateConflict,
      say('Un délégataire en conflit d’intérêts', 'A delegate in conflict'),
      { role: 'adjoint délégataire', conflict: true },
    ),
  ],
};

export const citizenTheme: Theme = {
  title: say('Habitants et électeurs', 'Inhabitants and electors'),
  entries: [
    entry(
      'petition.threshold',
      citizens.petitionThreshold,
      say('Signatures pour demander une consultation', 'Signatures to ask for a consultation'),
      { registeredElectors: 2345 },
    ),
    entry(
      'petition.oneSignaturePerQuarter',
      citizens.petitionSignatures,
      say('Une demande par trimestre', 'One request a quarter'),
      { signed: ['2026-04-10', '2026-05-02'] },
    ),
    entry('referendum', citizens.referendum, say('Un référendum local', 'A local referendum'), {
      registered: 1200,
      voters: 600,
      pour: 310,
      contre: 280,
      blancsNuls: 10,
    }),
    entry('consultation', citizens.consultation, say('Une consultation', 'A consultation'), {
      registered: 1200,
      voters: 900,
      pour: 890,
      contre: 10,
    }),
    entry(
      'panel.electoralList',
      electoral.electoralList,
      say('Inviter à partir de la liste électorale', 'Inviting from the electoral list'),
      {
        noCommercialUse: true,
        originInLetter: true,
        objectionsKept: true,
        quotasOnList: false,
        deletionOn: '2027-03-31',
      },
    ),
    entry(
      'election.campaignPeriod',
      electoral.campaignPeriod,
      say('La période préélectorale', 'The pre-election period'),
      { election: '2032-03-14', on: '2031-10-02' },
    ),
  ],
};
