import type { CivilDate } from '#lib/kernel/civil.ts';
import { refuse } from '#lib/kernel/result.ts';
import * as acts from './acts.ts';
import * as citizens from './citizens.ts';
import * as convocation from './convocation.ts';
import * as council from './council.ts';
import { lawKnownOn, type Answer } from './finding.ts';
import { indemnityCeiling } from './indemnities.ts';
import * as obligations from './obligations.ts';
import * as powers from './powers.ts';
import * as proxies from './proxies.ts';
import * as publication from './publication.ts';
import * as quorums from './quorum.ts';
import type { OpenRule } from './rule.ts';
import * as scdl from './scdl.ts';
import * as sittings from './sittings.ts';
import * as votes from './votes.ts';

/** Every rule by its public name, the name that case files and the command line use. */
const table: ReadonlyMap<string, OpenRule> = new Map<string, OpenRule>([
  ['convocation.lastSendDate', convocation.lastSendDate],
  ['convocation.isLawful', convocation.noticeIsLawful],
  ['convocation.firstMeetingAfterRenewal', convocation.firstMeeting],
  ['convocation.synthesisNoteRequired', convocation.synthesisNote],
  ['convocation.alsaceMoselle', convocation.alsaceMoselleNotice],
  ['population.reference', council.referencePopulation],
  ['population.frozenDuringTerm', council.frozenPopulation],
  ['council.size', council.councilSize],
  ['council.adjointsDeQuartier', council.neighbourhoodDeputies],
  ['council.deemedComplete', council.deemedComplete],
  ['quorum', quorums.quorum],
  ['quorum.perItem', quorums.quorumPerItem],
  ['quorum.conflictPersonal', quorums.quorumWithPersonalConflict],
  ['quorum.conflictInstitutional', quorums.quorumWithInstitutionalConflict],
  ['quorum.secondConvocation', quorums.secondNotice],
  ['quorum.secondConvocationNewItem', quorums.secondNoticeNewItem],
  ['proxy.limit', proxies.proxyLimit],
  ['proxy.duration', proxies.proxyDuration],
  ['proxy.revocation', proxies.proxyRevocation],
  ['proxy.votants', proxies.votesCast],
  ['proxy.conflict', proxies.proxyConflict],
  ['vote.majority', votes.majority],
  ['vote.publicBallotRequest', votes.rollCallRequest],
  ['vote.secretBallotRequest', votes.secretBallotRequest],
  ['vote.concurrentRequests', votes.concurrentRequests],
  ['vote.nomination', votes.nomination],
  ['vote.nominationShowOfHands', votes.nominationByShowOfHands],
  ['session.huisClos', sittings.closedDoors],
  ['request.extraordinaryMeeting', sittings.extraordinaryMeeting],
  ['request.generalPolicyDebate', sittings.generalPolicyDebate],
  ['opposition.space', obligations.oppositionSpace],
  ['rules.reglementInterieur', obligations.rulesOfProcedure],
  ['frequency.quarter', obligations.quarterlySittings],
  ['publish.list', publication.deliberationList],
  ['publish.pv', publication.minutesPublication],
  ['publish.pvContent', publication.minutesContent],
  ['publish.mode', publication.publicationMode],
  ['publish.minOnline', publication.timeOnline],
  ['act.executory', acts.executoryForce],
  ['act.appealDeadline', acts.appealDeadline],
  ['actes.nature', acts.actesNature],
  ['petition.threshold', citizens.petitionThreshold],
  ['petition.oneSignaturePerQuarter', citizens.petitionSignatures],
  ['referendum', citizens.referendum],
  ['consultation', citizens.consultation],
  ['delegation.withdrawal', powers.delegationWithdrawal],
  ['delegation.report', powers.delegationReport],
  ['delegation.limitsMissing', powers.delegationLimits],
  ['conflict.mayor', powers.mayorConflict],
  ['conflict.delegate', powers.delegateConflict],
  ['conflict.presenceNotParticipation', powers.takingPart],
  ['indemnity.maxRate', indemnityCeiling],
  ['scdl.matiere', scdl.scdlMatter],
  ['scdl.siret', scdl.scdlSiret],
  ['scdl.votes', scdl.scdlVotes],
  ['scdl.budgetAnnee', scdl.scdlBudgetYears],
  ['scdl.row', scdl.scdlRow],
]);

export const ruleNames: readonly string[] = [...table.keys()];

/**
 * Answers a rule by its public name, with facts from outside (a file, a command line). Without a date, the law as
 * last known applies. Refuses, in a French sentence, an unknown rule and whatever the rule itself refuses.
 */
export const answer = (name: string, input: unknown, date: CivilDate = lawKnownOn): Answer<unknown> =>
  table.get(name)?.(input, date) ?? refuse({ field: null, sentence: `La règle « ${name} » est inconnue.` });
