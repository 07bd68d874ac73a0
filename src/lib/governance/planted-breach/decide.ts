import { town } from '../testing/town.ts';
export const decide = town;
