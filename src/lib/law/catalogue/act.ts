import * as acts from '../acts.ts';
import * as publication from '../publication.ts';
import { say } from '../said.ts';
import * as scdl from '../scdl.ts';
import * as transmissions from '../transmission.ts';
import { entry, type Theme } from './entry.ts';

export const actTheme: Theme = {
  title: say('Actes, publicité, recours', 'Acts, publicity, appeals'),
  entries: [
    entry(
      'publish.list',
      publication.deliberationList,
      say('La liste des délibérations', 'The list of deliberations'),
      {
        meeting: '2026-04-02',
      },
    ),
    entry('publish.pv', publication.minutesPublication, say('Le procès-verbal', 'The minutes'), {
      meeting: '2026-04-02',
      arreteAt: '2026-05-21',
    }),
    entry(
      'publish.pvContent',
      publication.minutesContent,
      say('Que contient le procès-verbal ?', 'What must the minutes hold?'),
      { fields: ['dateHeure', 'president', 'presents', 'quorum', 'deliberations', 'resultats'] },
    ),
    entry('publish.mode', publication.publicationMode, say('Comment publier ?', 'How to publish?'), {
      populationMunicipale: 1460,
      choiceDeliberation: 'affichage',
    }),
    entry(
      'publish.minOnline',
      publication.timeOnline,
      say('Combien de temps en ligne ?', 'How long online?'),
      { onlineSince: '2026-04-09' },
    ),
    entry('publish.register', publication.register, say('Le registre des délibérations', 'The register'), {
      populationMunicipale: 1460,
    }),
    entry(
      'act.transmission',
      transmissions.transmission,
      say('Faut-il transmettre au préfet ?', 'Must it go to the prefect?'),
      {
        kind: 'personnel',
        signedOn: '2026-05-04',
      },
    ),
    entry('act.number', transmissions.actNumber, say('Le numéro d’un acte', 'The number of an act'), {
      number: '2026_042',
    }),
    entry(
      'act.executory',
      acts.executoryForce,
      say('Depuis quand l’acte lie-t-il ?', 'Since when does the act bind?'),
      {
        publishedOn: '2026-04-09',
        transmittedOn: '2026-04-10',
      },
    ),
    entry(
      'act.appealDeadline',
      acts.appealDeadline,
      say('Jusqu’à quand contester ?', 'Until when can it be contested?'),
      { publishedOn: '2026-04-12' },
    ),
    entry(
      'act.prefectReferral',
      transmissions.prefectReferral,
      say('Jusqu’à quand le préfet peut-il déférer ?', 'Until when may the prefect refer it?'),
      { receivedOn: '2026-04-12' },
    ),
    entry('act.takesNote', acts.takesNote, say('« Prendre acte » suffit-il ?', 'Is “taking note” enough?'), {
      voteRequired: true,
    }),
    entry('act.wish', acts.wish, say('Un vœu', 'A wish'), {}),
    entry('actes.nature', acts.actesNature, say('Nature d’un acte (ACTES)', 'Nature of an act (ACTES)'), {
      code: '4',
    }),
  ],
};

export const openDataTheme: Theme = {
  title: say('Données ouvertes : délibérations (SCDL)', 'Open data: deliberations (SCDL)'),
  entries: [
    entry('scdl.matiere', scdl.scdlMatter, say('Code de matière', 'Matter code'), {
      DELIB_MATIERE_CODE: '7.10',
    }),
    entry('scdl.siret', scdl.scdlSiret, say('SIRET', 'SIRET'), { COLL_SIRET: '21860194600013' }),
    entry('scdl.votes', scdl.scdlVotes, say('Colonnes de vote', 'Vote columns'), {
      VOTE_EFFECTIF: 43,
      VOTE_REEL: 40,
      VOTE_POUR: 25,
      VOTE_CONTRE: 10,
      VOTE_ABSTENTION: 5,
    }),
    entry('scdl.budgetAnnee', scdl.scdlBudgetYears, say('Années du budget', 'Budget years'), {
      values: ['2026', '2026/2027', '2027/2026'],
    }),
    entry('scdl.row', scdl.scdlRow, say('Une ligne entière', 'A whole row'), {
      row: {
        COLL_NOM: 'Ville de Poitiers',
        COLL_SIRET: '21860194600013',
        DELIB_ID: '1DL15494',
        DELIB_DATE: '2017-10-15',
        DELIB_MATIERE_CODE: '8.4',
        DELIB_MATIERE_NOM: 'domaines de compétences par thèmes/aménagement du territoire',
        DELIB_OBJET: 'Politique de la montagne',
      },
    }),
  ],
};
