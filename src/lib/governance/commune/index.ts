export type * from './commune.ts';
export {
  isAdministrator,
  isElected,
  isInFunction,
  isMajorityMember,
  isStaff,
  mayorOf,
  memberOf,
} from './policy.ts';
