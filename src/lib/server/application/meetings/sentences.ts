import { civilDateOf } from '#lib/kernel/civil.ts';
import { common } from '../sentences/common.ts';
import { agendaSentences } from './sentences-agenda.ts';
import { notYou, unknown, words, day, people, type Sentences } from '../sentences/shape.ts';
import type { MeetingRefusal } from '#lib/governance/meetings/index.ts';

const roles = {
  facilitator: ['la facilitation', 'facilitation'],
  secretary: ['le secrétariat', 'the secretary’s role'],
  timekeeper: ['la garde du temps', 'timekeeping'],
} as const;

const clock = (instant: string): string =>
  new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short', timeZone: 'Europe/Paris' }).format(
    new Date(instant),
  );

export const meetingSentences: Sentences<MeetingRefusal> = {
  ...common,
  ...agendaSentences,
  'meeting-unknown': unknown(() => [
    'Cette séance n’existe pas. Revenez au calendrier.',
    'There is no such meeting. Go back to the calendar.',
  ]),
  'meeting-exists': () => ['Cette séance est déjà prévue.', 'This meeting is already planned.'],
  'meeting-status-forbids': ({ status }) => {
    const where: Record<typeof status, readonly [string, string]> = {
      none: ['n’est pas prévue', 'is not planned'],
      agendaOpen: ['n’est pas encore ouverte', 'is not open yet'],
      agendaClosed: ['n’est pas encore ouverte', 'is not open yet'],
      cancelled: ['est annulée', 'is cancelled'],
      opened: ['attend le consentement à son ordre du jour', 'waits for consent to its agenda'],
      running: ['est en cours', 'is under way'],
      closing: ['se termine', 'is closing'],
      closed: ['est close', 'is over'],
      recordPublished: ['est close et son relevé publié', 'is over and its record is public'],
    };
    const [french, english] = where[status];
    return [
      `La séance ${french} : ce geste n’y est pas possible. Rechargez la page pour voir où elle en est.`,
      `The meeting ${english}: this cannot be done in it. Reload the page to see where it stands.`,
    ];
  },
  'council-has-sittings': () => [
    'Le conseil municipal ne tient pas de séance ici : la loi règle sa convocation. Ouvrez la page du conseil.',
    'The council holds no meeting here: the law rules how it is convened. Open the council’s page.',
  ],
  'occasion-in-the-past': words(() => [
    'Cette date est passée. Choisissez un jour et une heure à venir.',
    'This date is past. Choose a day and a time to come.',
  ]),
  'time-invalid': words(
    () => ['Écrivez l’heure comme 19:30.', 'Write the time as 19:30.'],
    'time',
    'recurrence.time',
  ),
  'minutes-out-of-bounds': words(
    ({ least, most }) => [
      `Donnez une durée entre ${least} et ${most} minutes.`,
      `Give a length between ${least} and ${most} minutes.`,
    ],
    'minutes',
    'recurrence.minutes',
  ),
  'link-invalid': words(
    () => [
      'Un lien commence par https:// et ne contient pas d’espace.',
      'A link begins with https:// and has no space.',
    ],
    'link',
    'recurrence.link',
  ),
  'text-missing': words(() => ['Écrivez quelques mots.', 'Write a few words.'], 'text', 'reason'),
  'text-too-short': words(
    ({ least }) => [`Écrivez au moins ${least} caractères.`, `Write at least ${least} characters.`],
    'reason',
    'text',
  ),
  'text-too-long': words(
    ({ length, most }) => [
      `Ce texte fait ${length} caractères ; ${most} au plus. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${most} fit. Shorten it.`,
    ],
    'reason',
    'text',
  ),
  'not-in-body': ({ body }, naming) => [
    `C’est aux membres de « ${naming.body(body)} ». Demandez à l’un d’eux.`,
    `This is for those who sit in “${naming.body(body)}”. Ask one of them.`,
  ],
  'not-a-voter': notYou(({ body }, naming) => [
    `Seuls les membres de « ${naming.body(body)} » qui comptent dans ses décisions peuvent le faire.`,
    `Only members of “${naming.body(body)}” who count in its decisions may do this.`,
  ]),
  'not-present': notYou(() => [
    'Il faut être noté présent à la séance. Signalez d’abord votre arrivée.',
    'One must be noted present at the meeting. Check in first.',
  ]),
  'preparer-only': notYou(({ preparers }, naming) => [
    `La séance se prépare avec la facilitation et le secrétariat : ${people(preparers, naming, 'fr')}.`,
    `Facilitator and secretary prepare the meeting: ${people(preparers, naming, 'en')}.`,
  ]),
  'facilitator-only': notYou(({ facilitator }, naming) => [
    `C’est à la personne qui facilite : ${facilitator ? naming.person(facilitator) : 'désignez-la d’abord'}.`,
    `This is for whoever facilitates: ${facilitator ? naming.person(facilitator) : 'designate them first'}.`,
  ]),
  'no-facilitator': () => [
    'Personne ne facilite en ce moment. Le groupe désigne quelqu’un, par consentement de toutes les personnes présentes.',
    'Nobody facilitates right now. The group designates someone, by consent of everyone present.',
  ],
  'secretary-only': notYou(({ secretary }, naming) => [
    `C’est au secrétariat de séance : ${secretary ? naming.person(secretary) : 'désignez-le d’abord'}.`,
    `This is for the secretary: ${secretary ? naming.person(secretary) : 'designate one first'}.`,
  ]),
  'mayor-never-facilitates': notYou(() => [
    'La charte l’exclut : le ou la maire ne facilite jamais une séance du groupe majoritaire. Confiez-la à une autre personne.',
    'The charter rules it out: the mayor never facilitates a meeting of the majority group. Give it to someone else.',
  ]),
  'sponsor-never-facilitates': notYou(() => [
    'Qui porte un point n’en facilite pas la discussion. Passez d’abord la facilitation à quelqu’un d’autre.',
    'Whoever carries an item does not facilitate it. Hand the facilitation over first.',
  ]),
  'mandate-required': ({ role, person }, naming) => [
    `${naming.person(person)} n’a pas de mandat en cours pour ${roles[role][0]}. Le groupe peut désigner cette personne par consentement pendant la séance.`,
    `${naming.person(person)} holds no mandate in force for ${roles[role][1]}. The group may designate them by consent during the meeting.`,
  ],
  'holder-not-in-body': words(({ person }, naming) => [
    `${naming.person(person)} ne siège pas dans cette instance. Choisissez quelqu’un qui y siège.`,
    `${naming.person(person)} does not sit in this body. Choose someone who does.`,
  ]),
  'holder-not-present': ({ person }, naming) => [
    `${naming.person(person)} n’est pas à la séance. Choisissez une personne présente.`,
    `${naming.person(person)} is not at the meeting. Choose someone present.`,
  ],
  'already-holds': ({ person }, naming) => [
    `${naming.person(person)} tient déjà ce rôle.`,
    `${naming.person(person)} already holds this role.`,
  ],
  'too-early': ({ from }) => [
    `Trop tôt : la présence se note à partir de ${clock(from)}, le ${day(civilDateOf(from), 'fr')}.`,
    `Too early: presence is noted from ${clock(from)} on ${day(civilDateOf(from), 'en')}.`,
  ],
  'attendance-of-others': notYou(() => [
    'Chacun note sa propre présence ; le secrétariat ou la facilitation, celle des autres.',
    'Each notes their own presence; the secretary or facilitator, that of others.',
  ]),
  'person-not-in-function': words(({ person }, naming) => [
    `${naming.person(person) || 'Cette personne'} n’est pas en fonction aujourd’hui.`,
    `${naming.person(person) || 'This person'} is not in function today.`,
  ]),
  'quorum-missing': ({ quorum, present }) => [
    `Le quorum n’y est pas : ${present} membre(s) présent(s), il en faut ${quorum}. Rien ne se décide sans lui.`,
    `No quorum: ${present} member(s) present, ${quorum} needed. Nothing is decided without it.`,
  ],
  'already-answered': () => ['Vous avez déjà répondu.', 'You have already answered.'],
  'answers-shown': () => [
    'Les réponses sont déjà montrées : une de plus dirait ce que vous avez répondu. Dites-le de vive voix.',
    'The answers are already shown: one more would tell what yours is. Say it aloud.',
  ],
  'on-break': () => ['La séance est en pause. Reprenez d’abord.', 'The meeting is on a break. Resume first.'],
  'not-on-break': () => ['La séance n’est pas en pause.', 'The meeting is not on a break.'],
  'round-open': () => [
    'Un tour de parole est en cours. Attendez qu’il se termine.',
    'A round is under way. Wait until it ends.',
  ],
  'not-in-round': ({ person }, naming) => [
    `${naming.person(person)} n’est pas attendu dans ce tour, ou y a déjà parlé.`,
    `${naming.person(person)} is not awaited in this round, or has already spoken.`,
  ],
  'turn-of-others': notYou(() => [
    'C’est le tour de quelqu’un d’autre : seule cette personne ou la facilitation peut le faire.',
    'This is somebody else’s turn: only they or the facilitator may do this.',
  ]),
  'nobody-speaks': () => ['Personne n’a la parole.', 'Nobody has the floor.'],
  'idea-exists': () => ['Cette idée est déjà notée.', 'This idea is already noted.'],
  'action-exists': () => ['Cette action est déjà notée.', 'This action is already noted.'],
  'stale-note': () => [
    'Une autre main a écrit dans cette note. Relisez-la, puis complétez : votre texte est gardé.',
    'Another hand wrote in this note. Read it again, then complete it: your text is kept.',
  ],
  'date-in-the-past': words(
    () => ['Choisissez une date à venir.', 'Choose a date to come.'],
    'date',
    'recurrence.startsOn',
  ),
  'record-already-sent': () => [
    'Le relevé est déjà envoyé. Corrigez-le par une nouvelle version.',
    'The record was already sent. Correct it by a new version.',
  ],
  'record-not-sent': () => [
    'Envoyez d’abord le relevé aux membres.',
    'Send the record to the members first.',
  ],
};
