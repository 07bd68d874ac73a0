import { m } from '#lib/paraglide/messages.js';
import type { Competence } from '#lib/server/application/powers/views.ts';

/** The one button of the answer: where it leads and what it says; null when the gesture is made on the page. */
export const gestureOf = (
  { next }: Pick<Competence, 'next'>,
  subject: { id: string } | null,
  address: string,
): { href: string; label: string } | null => {
  if (next.kind === 'setUp') return { href: '/bienvenue', label: m.competence_set_up() };
  if (subject)
    return {
      href: `/sujets/${subject.id}`,
      label: next.kind === 'refer' ? m.competence_refer() : m.competence_open_subject(),
    };
  if (next.kind === 'askAdvice')
    return { href: `/sollicitations/nouvelle?role=${next.role}`, label: m.solicitation_ask() };
  if (next.kind === 'arbitrate') return null;
  const carried = new URLSearchParams(address);
  carried.delete('qui');
  if (next.kind === 'raise') carried.set('instance', next.body);
  if (next.kind === 'refer') carried.set('instance', next.to);
  return { href: `/sujets/nouveau?${carried.toString()}`, label: m.competence_raise() };
};
