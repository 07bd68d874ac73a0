import { isAmount } from '../../powers/index.ts';
import { checkText } from './limits.ts';
import type { ProposalRefusal } from '../refusals.ts';
import type { Scope } from '../scope.ts';

const limits = { matter: 200, services: 20, service: 160 };

/** The same scope without stray spaces, empty lines or services named twice. */
export const tidied = (scope: Scope): Scope => ({
  ...scope,
  matter: scope.matter?.trim() || null,
  services: [...new Set(scope.services.map((service) => service.trim()))].filter((service) => service !== ''),
});

/** What is wrong with a scope, whatever the body may decide: an amount that is none, words that overflow. */
export const checkScope = ({ amountEuros, matter, services }: Scope): ProposalRefusal | undefined => {
  if (amountEuros !== null && !isAmount(amountEuros)) return { code: 'amount-invalid', amountEuros };
  if (services.length > limits.services)
    return { code: 'text-too-long', field: 'services', length: services.length, most: limits.services };
  const long = services.find((service) => service.length > limits.service);
  return long === undefined
    ? matter === null
      ? undefined
      : checkText('matter', matter, limits.matter)
    : checkText('services', long, limits.service);
};
