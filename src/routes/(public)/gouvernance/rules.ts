import { m } from '#lib/paraglide/messages.js';
import { eurosInWords } from '#lib/ui/euros.ts';
import type { CharterSummary } from '#lib/server/application/organisation/governance.ts';

/** The rules of a charter that an inhabitant meets, one sentence each. Shares are written as `2/3`. */
export const rulesOf = (rules: CharterSummary['parameters']): string[] => {
  const { objections, fallback, citizens } = rules;
  return [
    m.public_rule_nature({ euros: eurosInWords(rules.nature.unbudgetedEuros) }),
    m.public_rule_call_in({ members: rules.callIn.members, days: rules.callIn.days }),
    m.public_rule_emergency({ hours: rules.emergency.reasonHours }),
    m.public_rule_facilitation({ months: rules.facilitation.termMonths }),
    m.public_rule_objection({ share: `${objections.dismissNumerator}/${objections.dismissDenominator}` }),
    fallback.enabled
      ? m.public_rule_fallback({
          meetings: fallback.afterMeetings,
          share: `${fallback.numerator}/${fallback.denominator}`,
        })
      : m.public_rule_no_fallback(),
    m.public_rule_absent({ hours: rules.absentees.windowHours }),
    m.public_rule_citizens({ answer: citizens.answer, days: citizens.answerDays, agenda: citizens.agenda }),
    m.public_rule_publication({ days: rules.publication.days }),
    m.public_rule_review({ months: rules.review.defaultMonths }),
  ];
};
