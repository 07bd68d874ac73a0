import type { Consequences } from '#lib/kernel/decider.ts';
import type { CaseCommand } from '../cases/index.ts';
import { changeContestId } from '../subjects/index.ts';
import type { FoundedCommune, CommuneEvent } from './commune.ts';
import type { Recorded } from './changes.ts';

/** No name stands in the journal: whom it is about, those who may read the change see there. */
const titles: Readonly<Record<Recorded['kind'], string>> = {
  function: 'Changement de fonction contesté',
  departure: 'Départ contesté',
  addresses: 'Changement d’adresse contesté',
  registration: 'Inscription contestée',
  undoing: 'Correction contestée',
};

/** What somebody contests of their own voice comes before the majority group by right (I-26). */
export const consequences: Consequences<CommuneEvent, FoundedCommune, CaseCommand> = {
  ChangeContested: ({ change, by, reason }, { changes = {} }) => {
    const kind = changes[change]?.recorded.kind;
    if (kind === undefined) return [];
    const contested = { kind: 'change', change } as const;
    return [
      { type: 'OpenContest', case: changeContestId(change), contested, title: titles[kind], by, reason },
    ];
  },
};
