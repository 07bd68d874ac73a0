import * as budget from '../budget.ts';
import * as convocation from '../convocation.ts';
import * as quorums from '../quorum.ts';
import * as secondNotices from '../second-notice.ts';
import { say } from '../said.ts';
import * as sittings from '../sittings.ts';
import { entry, type Theme } from './entry.ts';

export const convocationTheme: Theme = {
  title: say('Convoquer', 'Notice'),
  entries: [
    entry(
      'convocation.lastSendDate',
      convocation.lastSendDate,
      say('Jusqu’à quand envoyer la convocation ?', 'Until when may the notice leave?'),
      { populationMunicipale: 1460, meeting: '2026-04-02' },
    ),
    entry(
      'convocation.isLawful',
      convocation.noticeIsLawful,
      say('Ce délai de convocation est-il légal ?', 'Is this notice long enough?'),
      { populationMunicipale: 2000, sentOn: '2026-12-25', meeting: '2026-12-28' },
    ),
    entry(
      'convocation.firstMeetingAfterRenewal',
      convocation.firstMeeting,
      say('Quand se tient la première séance ?', 'When is the first sitting held?'),
      { completeAtRound: '2026-03-15', meeting: '2026-03-20' },
    ),
    entry(
      'convocation.synthesisNoteRequired',
      convocation.synthesisNote,
      say('Faut-il une note de synthèse ?', 'Is an explanatory note required?'),
      { populationMunicipale: 3500 },
    ),
    entry(
      'convocation.alsaceMoselle',
      convocation.alsaceMoselleNotice,
      say('Convoquer en Alsace-Moselle', 'Notice in Alsace-Moselle'),
      { departement: '68', populationMunicipale: 12_000, meeting: '2026-04-02' },
    ),
    entry(
      'request.extraordinaryMeeting',
      sittings.extraordinaryMeeting,
      say('Combien de membres peuvent demander une séance ?', 'How many members may ask for a sitting?'),
      { populationMunicipale: 1500, enExercice: 19, requesters: 7, receivedOn: '2026-05-04' },
    ),
    entry(
      'request.generalPolicyDebate',
      sittings.generalPolicyDebate,
      say('Demander un débat de politique générale', 'Asking for a general policy debate'),
      { enExercice: 27, requesters: 3, debatesThisYear: 0 },
    ),
    entry(
      'session.huisClos',
      sittings.closedDoors,
      say('La séance peut-elle se fermer au public ?', 'May the sitting be closed to the public?'),
      { present: 18, represented: 5, requestedBy: 3, pour: 11, contre: 4, abstention: 8 },
    ),
    entry(
      'session.remotePresence',
      sittings.remotePresence,
      say('Siéger à distance ?', 'Sitting remotely?'),
      {},
    ),
  ],
};

export const quorumTheme: Theme = {
  title: say('Quorum', 'Quorum'),
  entries: [
    entry('quorum', quorums.quorum, say('Combien de présents faut-il ?', 'How many must be present?'), {
      enExercice: 27,
      present: 13,
      pouvoirs: 8,
    }),
    entry(
      'quorum.perItem',
      quorums.quorumPerItem,
      say('Le quorum point par point', 'The quorum item by item'),
      {
        enExercice: 19,
        events: [
          { item: 1, present: 10 },
          { item: 2, present: 9 },
        ],
      },
    ),
    entry(
      'quorum.conflictPersonal',
      quorums.quorumWithPersonalConflict,
      say('Quorum et intérêt personnel', 'Quorum and personal interest'),
      { enExercice: 19, present: 10, interestedPersonally: 2 },
    ),
    entry(
      'quorum.conflictInstitutional',
      quorums.quorumWithInstitutionalConflict,
      say('Quorum et représentants dans un autre organisme', 'Quorum and representatives in another body'),
      { enExercice: 19, present: 11, deportesL1111_6: 2 },
    ),
    entry(
      'quorum.secondConvocation',
      secondNotices.secondNotice,
      say('La seconde convocation', 'The second notice'),
      {
        firstMeeting: '2026-06-01',
        sentOn: '2026-06-01',
        secondMeeting: '2026-06-05',
        present: 3,
        enExercice: 27,
      },
    ),
    entry(
      'quorum.secondConvocationNewItem',
      secondNotices.secondNoticeNewItem,
      say('Un point nouveau à la seconde séance', 'A new item at the second sitting'),
      { present: 3, enExercice: 27 },
    ),
  ],
};

export const budgetTheme: Theme = {
  title: say('Budget et comptes', 'Budget and accounts'),
  entries: [
    entry(
      'budget.calendar',
      budget.budgetCalendar,
      say('Quand communiquer le projet de budget ?', 'When must the draft budget be sent?'),
      {
        firstSitting: '2027-04-08',
        sentOn: '2027-03-27',
        populationMunicipale: 4200,
        debateOn: '2027-02-11',
      },
    ),
    entry(
      'budget.deadlines',
      budget.budgetDeadlines,
      say('Dates limites de l’année', 'Last days of the year'),
      { year: 2027 },
    ),
    entry(
      'accounts.vote',
      budget.accountsVote,
      say('Le compte est-il arrêté ?', 'Are the accounts adopted?'),
      { pour: 7, contre: 7, abstention: 4 },
    ),
    entry(
      'accounts.quorum',
      budget.accountsQuorum,
      say('Quorum du vote sur le compte', 'Quorum of the vote on the accounts'),
      { enExercice: 15, presentWithoutMayor: 8 },
    ),
  ],
};
