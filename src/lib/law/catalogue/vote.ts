import * as nominations from '../nominations.ts';
import * as proxies from '../proxies.ts';
import { say } from '../said.ts';
import * as votes from '../votes.ts';
import { entry, type Theme } from './entry.ts';

export const proxyTheme: Theme = {
  title: say('Pouvoirs', 'Proxies'),
  entries: [
    entry(
      'proxy.limit',
      proxies.proxyLimit,
      say('Combien de pouvoirs par personne ?', 'How many proxies a person?'),
      {
        holder: 'A',
        pouvoirs: ['B', 'C'],
      },
    ),
    entry(
      'proxy.duration',
      proxies.proxyDuration,
      say('Combien de séances vaut un pouvoir ?', 'For how many sittings does a proxy hold?'),
      { sessions: [1, 2, 3, 4], illness: false },
    ),
    entry(
      'proxy.revocation',
      proxies.proxyRevocation,
      say('Un pouvoir révoqué en séance', 'A proxy revoked during the sitting'),
      { revokedBeforeItem: 3, items: [1, 2, 3, 4] },
    ),
    entry('proxy.votants', proxies.votesCast, say('Combien de voix ?', 'How many votes?'), {
      enExercice: 27,
      present: 18,
      validPouvoirs: 5,
    }),
    entry(
      'proxy.conflict',
      proxies.proxyConflict,
      say('Pouvoir et intérêt à l’affaire', 'A proxy and an interest in the matter'),
      { holderA: { interested: true, carriesProxyOf: 'B' } },
    ),
  ],
};

export const voteTheme: Theme = {
  title: say('Voter et nommer', 'Voting and appointing'),
  entries: [
    entry('vote.majority', votes.majority, say('Est-ce adopté ?', 'Is it adopted?'), {
      mode: 'public',
      pour: 9,
      contre: 9,
      abstention: 1,
      presidentVote: 'pour',
    }),
    entry(
      'vote.publicBallotRequest',
      votes.rollCallRequest,
      say('Demander un scrutin public', 'Asking for a roll-call vote'),
      { present: 18, requesters: 4 },
    ),
    entry(
      'vote.secretBallotRequest',
      votes.secretBallotRequest,
      say('Demander un scrutin secret', 'Asking for a secret ballot'),
      { present: 18, requesters: 6 },
    ),
    entry(
      'vote.concurrentRequests',
      votes.concurrentRequests,
      say('Scrutin public et secret demandés à la fois', 'Roll call and secret ballot asked for at once'),
      { present: 18, publicRequesters: 5, secretRequesters: 6 },
    ),
    entry('vote.nomination', nominations.nomination, say('Une nomination', 'An appointment'), {
      candidates: { Inès: 12, Marc: 11 },
      blancs: 2,
      round: 1,
    }),
    entry(
      'vote.nominationShowOfHands',
      nominations.nominationByShowOfHands,
      say('Nommer à main levée ?', 'Appointing by show of hands?'),
      { unanimousWaiver: true, lawImposesSecret: false },
    ),
    entry(
      'vote.proportional',
      nominations.proportionalSeats,
      say('Répartir des sièges à la proportionnelle', 'Sharing seats by proportional representation'),
      { lists: { 'Liste A': 20, 'Liste B': 7 }, seats: 5 },
    ),
    entry(
      'commission.tenderBoard',
      nominations.tenderBoard,
      say('Composition de la commission d’appel d’offres', 'Members of the tender board'),
      { populationMunicipale: 1460 },
    ),
  ],
};
