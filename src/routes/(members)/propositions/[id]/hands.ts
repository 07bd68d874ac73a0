import { acting } from '../../../acting.ts';

/** In whose hands the text is: offered, accepted, taken over; and who carries the decision. */
export const hands = acting('proposal', {
  offer: 'OfferText',
  accept: 'AcceptText',
  takeOver: 'TakeOverText',
  nameCarrier: 'NameCarrier',
  objectToCarrier: 'ObjectToCarrier',
  objectToMerge: 'ObjectToCharterMerge',
});
