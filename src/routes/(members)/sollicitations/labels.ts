import { m } from '#lib/paraglide/messages.js';
import type { SolicitationView } from '#lib/server/application/solicitations/views.ts';

const statuses: Record<SolicitationView['status'], () => string> = {
  asking: m.solicitation_asking,
  decided: m.solicitation_decided,
  takenUp: m.solicitation_takenUp,
  dropped: m.solicitation_dropped,
};
const settlements: Record<NonNullable<SolicitationView['settled']>, () => string> = {
  upheld: m.solicitation_upheld,
  replaced: m.solicitation_replaced,
  undone: m.solicitation_undone,
};

/** Where it stands, in a few words: the group's word comes before what one person decided. */
export const standingWord = ({
  status,
  contested,
  settled,
}: Pick<SolicitationView, 'status' | 'contested' | 'settled'>): string => {
  if (settled !== null && (status !== 'asking' || settled !== 'upheld')) return settlements[settled]();
  if (contested && settled === null && status !== 'dropped') return m.solicitation_contested_short();
  return statuses[status]();
};
