import { m } from '#lib/paraglide/messages.js';
import type { SolicitationView } from '#lib/server/application/queries/solicitations.ts';

const statuses: Record<SolicitationView['status'], () => string> = {
  asking: m.solicitation_asking,
  decided: m.solicitation_decided,
  takenUp: m.solicitation_takenUp,
  dropped: m.solicitation_dropped,
};
export const statusWord = (status: SolicitationView['status']): string => statuses[status]();
