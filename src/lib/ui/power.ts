/** Who holds the power shown: each has one colour, one word and one shape on every page. */
export type Power = 'political' | 'executive' | 'citizen' | 'legal';
