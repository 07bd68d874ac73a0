/** What a dot says of a person. `turn`: they speak now. `awaited`: nothing yet. */
export type PersonMark = 'awaited' | 'consent' | 'concern' | 'objection' | 'abstention' | 'answered' | 'turn';

/** A person as a dot shows them. */
export type PersonView = { id: string; name: string; initials: string; mark: PersonMark };
