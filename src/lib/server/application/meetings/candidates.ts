import type { OpenSubject } from '#lib/governance/subjects/index.ts';
import type { Held } from '#lib/governance/meetings/index.ts';
import type { CandidateView } from './views.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

const most = 60;

const candidate = (subject: OpenSubject): CandidateView => ({
  id: subject.id,
  title: subject.title,
  nature: subject.nature,
  proposal: subject.status === 'onAgenda' ? subject.proposal : null,
  supporters: subject.supporters.length,
  carriedOver: subject.passages.filter(({ end }) => end === 'carriedOver').length,
});

/** What most often had to wait first, then what most people support. */
const byPriority = (a: CandidateView, b: CandidateView): number =>
  b.carriedOver - a.carriedOver || b.supporters - a.supporters;

/** Subjects of the body's backlog that stand on no agenda, and may come on this one. */
export const loadCandidates = async (transaction: Transaction, { body }: Held): Promise<CandidateView[]> => {
  const { rows } = await transaction.query<{ document: OpenSubject }>({
    name: 'load-candidates',
    text: `select document from states
           where commune_id = $1 and noun = 'subject' and listing->>'body' = $2
             and listing->>'status' in ('raised', 'onAgenda') and document->>'meeting' is null
           order by sort_key desc, stream limit ${most}`,
    values: [transaction.communeId, body],
  });
  return rows.map(({ document }) => candidate(document)).toSorted(byPriority);
};
