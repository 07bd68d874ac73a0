import { m } from '#lib/paraglide/messages.js';

/** The charter's grid as boxes to tick: one tick is enough to make a question political, and so is a doubt. */
export const gridOptions = [
  { value: 'newPolicy', label: m.competence_tick_new_policy() },
  { value: 'orientation', label: m.competence_tick_orientation() },
  { value: 'priceTaxLand', label: m.competence_tick_price() },
  { value: 'serviceOrganisation', label: m.competence_tick_service() },
  { value: 'publicPosition', label: m.competence_tick_public() },
  { value: 'doute', label: m.competence_tick_doubt(), hint: m.competence_tick_doubt_hint() },
];
