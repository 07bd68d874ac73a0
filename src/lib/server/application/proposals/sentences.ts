import type { ProposalRefusal } from '#lib/governance/proposals/index.ts';
import { charterSentences } from '../charter/sentences.ts';
import { obstacleSentences } from '../powers/sentences.ts';
import { common } from '../sentences/common.ts';
import { bodiesSentences } from '../bodies/sentences.ts';
import { mandatesSentences } from '../mandates/sentences.ts';
import {
  notYou,
  unknown,
  words,
  day,
  list,
  people,
  type Naming,
  type Pair,
  type Sentences,
} from '../sentences/shape.ts';

const phases: Record<
  Extract<ProposalRefusal, { code: 'phase-forbids' }>['phase'],
  readonly [string, string]
> = {
  none: ['n’existe pas encore', 'does not exist yet'],
  draft: ['est un brouillon', 'is a draft'],
  tabled: ['est déposée et attend qu’on l’ouvre', 'is tabled and waits to be opened'],
  presentation: ['est en présentation', 'is being presented'],
  clarification: ['est en clarification', 'is being clarified'],
  reactions: ['est au tour de réactions', 'is in its round of reactions'],
  amendment: ['est en bonification', 'is being improved'],
  objections: ['est au tour d’objections', 'is in its round of objections'],
  integration: [
    'attend un texte qui intègre les objections',
    'waits for a text that integrates the objections',
  ],
  absentees: ['attend les membres absents', 'waits for the absent members'],
  closed: ['est close', 'is closed'],
};

const delegationFaults: Record<Extract<ProposalRefusal, { code: 'delegation-refused' }>['reason'], Pair> = {
  body: [
    'On ne délègue qu’à un cercle ou à une assemblée en activité. Choisissez-en un dans la liste.',
    'Only a live circle or assembly can be delegated to. Choose one from the list.',
  ],
  matters: [
    'Dites ce qui est délégué : une matière au moins, vingt au plus, chacune en quelques mots.',
    'Say what is delegated: from one to twenty matters, each in a few words.',
  ],
  until: [
    'Une délégation a une fin. Choisissez une date à venir.',
    'A delegation ends one day. Choose a date to come.',
  ],
  envelope: [
    'L’enveloppe est un montant en euros, jamais négatif. Laissez le champ vide si rien ne peut être dépensé.',
    'The envelope is an amount in euros, never negative. Leave it empty when nothing may be spent.',
  ],
  alert: [
    'Le seuil d’alerte est un pourcentage entier, de 1 à 100.',
    'The alert share is a whole percentage, from 1 to 100.',
  ],
};

export const proposalSentences: Sentences<ProposalRefusal> = {
  ...common,
  ...obstacleSentences,
  'proposal-unknown': unknown(() => [
    'Cette proposition n’existe pas, ou n’est pas ouverte à votre lecture.',
    'This proposal does not exist, or is not open to you.',
  ]),
  'proposal-exists': () => ['Cette proposition existe déjà.', 'This proposal already exists.'],
  'phase-forbids': ({ phase }) => [
    `Pas à cette étape : la proposition ${phases[phase][0]}. Rechargez la page pour voir ce qui est possible.`,
    `Not at this step: the proposal ${phases[phase][1]}. Reload the page to see what is possible.`,
  ],
  'subject-closed': () => [
    'Le sujet n’est plus ouvert. Apportez-en un nouveau au panier.',
    'The subject is no longer open. Raise a new one.',
  ],
  'subject-has-proposal': () => [
    'Une proposition porte déjà ce sujet. Rejoignez-la plutôt que d’en ouvrir une autre.',
    'A proposal already carries this subject. Join it instead of opening another.',
  ],
  'subject-taken': () => [
    'Un autre texte a été déposé le premier sur ce sujet. Rejoignez-le : proposez-y vos idées, ou attendez qu’il se termine. Votre brouillon est gardé.',
    'Another text was tabled first on this subject. Join it: suggest your ideas there, or wait until it ends. Your draft is kept.',
  ],
  'text-in-hands': () => [
    'La personne qui porte ce texte est là. Demandez-lui de vous le confier, ou attendez le délai de la charte s’il n’avance plus.',
    'Whoever carries this text is there. Ask them to hand it over, or wait for the charter’s delay if it no longer moves.',
  ],
  'text-not-offered': notYou(() => [
    'Ce texte ne vous a pas été proposé. Demandez à la personne qui le porte de vous le confier.',
    'You were not offered this text. Ask its sponsor to hand it over to you.',
  ]),
  'receiver-not-able': words(
    () => [
      'Choisissez un membre élu de l’instance, qui compte sur ce texte et ne le facilite pas.',
      'Choose an elected member of the body who counts on this text and does not facilitate it.',
    ],
    'to',
  ),
  'carrier-in-function': () => [
    'La personne qui porte la décision est en fonction. Pour en choisir une autre, écrivez une nouvelle version du texte.',
    'Whoever carries the decision is in function. To choose somebody else, write a new version of the text.',
  ],
  'carrier-objected': () => [
    'Un membre a demandé que le texte soit rouvert : écrivez une nouvelle version avec la personne qui portera la décision.',
    'A member asked for the text to be opened again: write a new version with whoever will carry the decision.',
  ],
  'charter-changed-meanwhile': ({ from, onto }) => [
    `Ce texte part de la version ${from} de la charte ; la version ${onto} est en vigueur. Les membres ont reçu les changements réunis et un délai pour demander une nouvelle version ; sans demande, le texte est adopté de lui-même.`,
    `This text starts from version ${from} of the charter; version ${onto} is in force. Members were told both changes together, with a delay to ask for a new version; without such a request, it is adopted by itself.`,
  ],
  'charter-merge-objected': () => [
    'Un membre demande une nouvelle version, à partir de la charte en vigueur. La personne qui porte le texte l’écrit, et chacun y répond de nouveau.',
    'A member asks for a new version, from the charter in force. The sponsor writes it, and everyone answers again.',
  ],
  'charter-not-merging': () => [
    'Aucun changement de la charte n’attend d’être réuni à ce texte, ou le délai est passé. Rechargez la page.',
    'No change of the charter waits to be merged with this text, or the delay has passed. Reload the page.',
  ],
  'carrier-not-named': () => [
    'Personne n’est en train d’être remplacé, ou le délai est passé. Rechargez la page.',
    'Nobody is being replaced, or the delay has passed. Reload the page.',
  ],
  'subject-elsewhere': ({ body }, naming) => [
    `Ce sujet est au panier de « ${naming.body(body)} » : c’est là qu’il se décide. Déplacez-le, ou proposez-le là-bas.`,
    `This subject is in the backlog of “${naming.body(body)}”: it is decided there. Move it, or propose it there.`,
  ],
  'not-elected': notYou(() => [
    'Seul un membre élu en fonction porte une proposition. Demandez à l’un d’eux de porter la vôtre.',
    'Only an elected member in function carries a proposal. Ask one of them to carry yours.',
  ]),
  'not-a-voter': notYou(({ body }) => [
    `Vous n’êtes pas membre en fonction de « ${body} » : seuls ses membres décident ici.`,
    `You are not a member in function of “${body}”: only its members decide here.`,
  ]),
  'not-present': notYou(() => [
    'Vous n’êtes pas noté présent à cette séance. Demandez à la facilitation ou au secrétariat de vous noter.',
    'You are not noted as present at this meeting. Ask the facilitator or the secretary to note you.',
  ]),
  recused: notYou(() => [
    'Un membre en déport n’est pas compté et ne peut pas agir sur cette proposition. Si vous la portez, confiez-la d’abord à quelqu’un d’autre.',
    'A recused member is not counted and cannot act on this proposal. If you carry it, hand it over first.',
  ]),
  'sponsor-only': notYou(({ sponsor }, naming) => [
    `Seule la personne qui porte la proposition peut le faire : ${naming.person(sponsor)}. Dites-lui votre idée par une suggestion.`,
    `Only the sponsor may do this: ${naming.person(sponsor)}. Give them your idea as a suggestion.`,
  ]),
  'facilitator-only': notYou(({ facilitator }, naming) => [
    facilitator
      ? `C’est à la facilitation de conduire la séance : ${naming.person(facilitator)}.`
      : 'C’est à la facilitation de conduire la séance.',
    facilitator
      ? `The facilitator leads the meeting: ${naming.person(facilitator)}.`
      : 'The facilitator leads the meeting.',
  ]),
  'no-facilitator': ({ body }) => [
    `« ${body} » n’a pas de facilitation en cours de mandat. Désignez quelqu’un avant d’ouvrir la séance.`,
    `“${body}” has no facilitator with a mandate in force. Designate one before opening the meeting.`,
  ],
  'mayor-never-facilitates': notYou(() => [
    'Le ou la maire ne facilite jamais le groupe majoritaire. Une autre personne doit conduire la séance.',
    'The mayor never facilitates the majority group. Someone else must lead the meeting.',
  ]),
  'sponsor-never-facilitates': notYou(() => [
    'Selon la charte, qui porte un point ne le facilite pas. L’autre personne du binôme prend la main.',
    'Under the charter, whoever carries an item does not facilitate it. The other facilitator takes over.',
  ]),
  'present-not-voters': words(
    ({ persons }, naming) => [
      `Ces personnes ne comptent pas dans l’instance : ${people(persons, naming, 'fr')}. Retirez-les de la liste des présents.`,
      `These persons do not count in the body: ${people(persons, naming, 'en')}. Take them off the list.`,
    ],
    'present',
  ),
  'quorum-missing': ({ quorum, present }) => [
    `Le quorum n’est pas atteint : ${present} présents pour ${quorum} requis par la charte. Reportez le point ou attendez.`,
    `No quorum: ${present} present, ${quorum} required by the charter. Carry the item over, or wait.`,
  ],
  'stale-text': ({ current }) => [
    `Le texte a changé pendant que vous répondiez : lisez la version ${current}. Votre réponse est gardée ci-dessous.`,
    `The text changed while you were answering: read version ${current}. Your answer is kept below.`,
  ],
  'text-missing': words(
    () => ['Écrivez quelque chose avant d’envoyer.', 'Write something before sending.'],
    'text',
    'reason',
    'position.argument',
    'position.text',
  ),
  'text-too-long': words(
    ({ length, most }) => [
      `Ce texte fait ${length} caractères ; il en faut au plus ${most}. Raccourcissez-le.`,
      `This text is ${length} characters long; at most ${most} fit. Shorten it.`,
    ],
    'text',
    'reason',
    'position.argument',
    'position.text',
  ),
  'text-too-short': words(
    ({ least }) => [
      `Dites-en un peu plus : au moins ${least} caractères, pour que les autres comprennent.`,
      `Say a little more: at least ${least} characters, so that the others understand.`,
    ],
    'reason',
    'position.argument',
    'text',
  ),
  'terms-missing': words(() => [
    'Il manque qui porte la décision et quand on la réexamine. La personne qui porte la proposition doit le compléter.',
    'Who carries the decision and when it is reviewed are missing. The sponsor must complete them.',
  ]),
  'terms-in-the-past': words(
    ({ reviewOn }) => [
      `Le ${day(reviewOn, 'fr')} est passé ou aujourd’hui. Choisissez une date à venir.`,
      `${day(reviewOn, 'en')} is past or today. Choose a date to come.`,
    ],
    'terms.reviewOn',
  ),
  'date-too-far': common['date-too-far'],
  'trial-after-review': words(
    ({ endsOn, reviewOn }) => [
      `L’essai finirait le ${day(endsOn, 'fr')}, bien après sa revue du ${day(reviewOn, 'fr')}. On juge un essai vécu, au plus tôt quinze jours avant sa fin : avancez sa fin ou reculez la revue.`,
      `The trial would end on ${day(endsOn, 'en')}, long after its review on ${day(reviewOn, 'en')}. A trial is judged once lived, a fortnight before its end at the earliest: end it sooner or review it later.`,
    ],
    'terms.trial.endsOn',
  ),
  'trial-without-measure': words(() => [
    'Un essai se juge sur des mesures. Dites ce qu’on regardera à la fin.',
    'A trial is judged on measures. Say what will be looked at in the end.',
  ]),
  'carrier-not-in-function': words(
    () => [
      'La personne choisie pour porter la décision n’est pas en fonction. Choisissez-en une autre.',
      'The person chosen to carry the decision is not in function. Choose another one.',
    ],
    'terms.carriedBy',
    'carriedBy',
  ),
  'criterion-unknown': words(
    () => [
      'Choisissez le critère de votre objection dans la liste de la charte.',
      'Choose the criterion of your objection from the charter’s list.',
    ],
    'position.criterion',
  ),
  'objection-unknown': () => [
    'Cette objection n’existe pas sur cette proposition.',
    'There is no such objection to this proposal.',
  ],
  'objection-not-open': () => [
    'Cette objection n’est plus ouverte, ou le groupe l’a déjà examinée.',
    'This objection is no longer open, or the group has already tested it.',
  ],
  'objection-exists': () => ['Cette objection est déjà enregistrée.', 'This objection is already recorded.'],
  'objection-author-only': notYou(({ author }, naming) => [
    `Seule la personne qui a fait l’objection la lève : ${naming.person(author)}. Le groupe peut aussi en examiner la recevabilité.`,
    `Only its author withdraws an objection: ${naming.person(author)}. The group can also test its admissibility.`,
  ]),
  'objection-author-not-judge': notYou(() => [
    'C’est votre objection : les autres membres disent si elle est recevable.',
    'It is your objection: the other members say whether it is admissible.',
  ]),
  'already-judged': () => ['Vous avez déjà donné votre avis.', 'You have already given your opinion.'],
  'objections-open': ({ objections }) => [
    `${objections.length} objection(s) ouverte(s) : le texte ne peut pas être adopté. Intégrez-les, ou passez à l’intégration.`,
    `${objections.length} objection(s) open: the text cannot be adopted. Integrate them, or move to integration.`,
  ],
  'positions-missing': ({ persons }, naming) => [
    `Se taire n’est pas consentir. On attend encore : ${people(persons, naming, 'fr')}.`,
    `Silence is not consent. Still awaited: ${people(persons, naming, 'en')}.`,
  ],
  'nothing-changed': words(() => [
    'Rien n’a changé dans ce que vous envoyez.',
    'Nothing changed in what you sent.',
  ]),
  'already-answered': () => ['Votre réponse est déjà enregistrée.', 'Your answer is already recorded.'],
  'question-unknown': words(() => ['Cette question n’existe pas ici.', 'There is no such question here.']),
  'days-out-of-bounds': words(
    ({ least, most }) => [
      `Choisissez entre ${least} et ${most} jours.`,
      `Choose from ${least} to ${most} days.`,
    ],
    'days',
  ),
  'not-between-meetings': () => [
    'La proposition est en séance : la facilitation la conduit.',
    'The proposal is in a meeting: the facilitator leads it.',
  ],
  'not-in-meeting': () => [
    'La proposition n’est pas en séance. La facilitation doit d’abord la prendre en séance.',
    'The proposal is not in a meeting. The facilitator must take it up first.',
  ],
  'fallback-not-in-charter': () => [
    'Votre charte n’a pas de vote de repli. Cherchez ensemble une autre rédaction, ou abandonnez par consentement.',
    'Your charter has no fallback vote. Look for another wording together, or abandon by consent.',
  ],
  'fallback-not-for': () => [
    'La charte et les élections ne se décident que par consentement : pas de vote de repli.',
    'The charter and elections are decided by consent only: no fallback vote.',
  ],
  'fallback-too-early': ({ meetings, needed }) => [
    `Le vote de repli vient après ${needed} séances ; c’est la ${meetings === 1 ? 'première' : `${meetings}e`}. Reportez le point pour y travailler.`,
    `The fallback vote comes after ${needed} meetings; this is number ${meetings}. Carry the item over to work on it.`,
  ],
  'fallback-not-open': () => [
    'Aucun vote de repli n’est ouvert, ou il a déjà commencé.',
    'No fallback vote is open, or it has already begun.',
  ],
  'fallback-underway': () => [
    'Un vote de repli est en cours : terminez-le d’abord.',
    'A fallback vote is under way: finish it first.',
  ],
  'fallback-without-authors': ({ authors }, naming) => [
    `Personne ne vote par-dessus une objection sans qui l’a faite : invitez ${authors.map((author) => naming.person(author)).join(', ')} à la table, ou portez le texte à l’ordre du jour d’une séance.`,
    `Nobody votes over an objection without whoever raised it: ask ${authors.map((author) => naming.person(author)).join(', ')} to the table, or put the text on the agenda of a meeting.`,
  ],
  'fallback-nothing-to-settle': () => [
    'Aucune objection n’est ouverte : le consentement suffit.',
    'No objection is open: consent is enough.',
  ],
  'abandonment-not-open': () => ['Personne n’a proposé d’abandonner.', 'Nobody has proposed to abandon.'],
  'effect-needs-group': () => [
    'Seul le groupe majoritaire peut donner cet effet à une décision.',
    'Only the majority group can give a decision this effect.',
  ],
  'not-on-trial': () => [
    'Cette décision n’est pas à l’essai : il n’y a rien à mesurer.',
    'This decision is not on trial: there is nothing to measure.',
  ],
  'carrier-required': notYou(({ carriedBy }, naming) => [
    `Les mesures se notent par qui porte la décision : ${naming.person(carriedBy)}, ou qui l’a proposée.`,
    `Measures are noted by who carries the decision: ${naming.person(carriedBy)}, or who proposed it.`,
  ]),
  'measure-missing': words(({ measure }) => [
    `Dites ce qu’a donné « ${measure} », ou pourquoi cela n’a pas été mesuré.`,
    `Say what “${measure}” came to, or why it was not measured.`,
  ]),
  'trial-not-measured': ({ measures }) => [
    `Un essai se juge sur ses mesures. Notez d’abord ce qu’ont donné : ${list(measures, 'fr')}.`,
    `A trial is judged on its measures. First note what these came to: ${list(measures, 'en')}.`,
  ],
  'staff-required': notYou(() => [
    'Les services donnent leur avis par un agent en fonction. Demandez à l’un d’eux.',
    'Services advise through a member of staff in function. Ask one of them.',
  ]),
  'service-not-concerned': notYou(({ services }) => [
    services.length === 0
      ? 'Ce texte ne nomme aucun service concerné. Demandez à qui le porte de nommer le vôtre.'
      : `Ce texte concerne : ${list(services, 'fr')}. Choisissez l’un de ces services.`,
    services.length === 0
      ? 'This text names no service concerned. Ask its sponsor to name yours.'
      : `This text concerns: ${list(services, 'en')}. Choose one of these services.`,
  ]),
  'advice-missing': ({ services }) => [
    `On attend encore l’avis de : ${list(services, 'fr')}. Demandez-le, ou dites par écrit pourquoi vous décidez sans lui.`,
    `Advice is still awaited from: ${list(services, 'en')}. Ask for it, or say in writing why you decide without it.`,
  ],
  'advice-not-missing': () => [
    'Aucun avis ne manque : il n’y a rien à dispenser.',
    'No advice is missing: there is nothing to waive.',
  ],
  'delegation-refused': ({ reason }) => delegationFaults[reason],
  'change-refused': ({ place, of, refusal }, naming) => {
    const table = (of === 'bodies' ? bodiesSentences : mandatesSentences) as Record<
      string,
      ((facts: typeof refusal, naming: Naming) => Pair) | undefined
    >;
    const [french, english] = table[refusal.code]?.(refusal, naming) ?? ['', ''];
    return [
      `Le changement ${place} que ce texte décide n’est pas possible : ${french}`,
      `Change ${place} that this text decides is not possible: ${english}`,
    ];
  },
  'charter-text-refused': ({ refusal }, naming) => {
    const table = charterSentences as Record<
      string,
      ((facts: typeof refusal, naming: Naming) => Pair) | undefined
    >;
    const [french, english] = table[refusal.code]?.(refusal, naming) ?? ['', ''];
    return [
      `La charte ne peut pas changer ainsi : ${french}`,
      `The charter cannot change in that way: ${english}`,
    ];
  },
  'held-by-meeting': () => [
    'Ce sujet est à l’ordre du jour d’une séance : la présence et la facilitation s’y notent. Ouvrez la séance.',
    'This subject is on the agenda of a meeting: presence and facilitation are noted there. Open the meeting.',
  ],
  'already-in-group': () => [
    'La proposition est déjà devant le groupe majoritaire.',
    'The proposal is already before the majority group.',
  ],
};
