import type { Letter } from '../mail/letter.ts';

/** Words of the letters that open an account. French only, as the acts are. */

export const signInLetter = (to: string, url: string): Letter => ({
  to,
  subject: 'Votre lien pour entrer',
  paragraphs: ['Bonjour,', 'Voici le lien que vous avez demandé pour entrer dans Collégiale.'],
  link: { label: 'Entrer', url },
  after: [
    'Il est valable 15 minutes et ne sert qu’une fois.',
    'Vous n’avez rien demandé ? Ne faites rien : sans ce lien, personne ne peut entrer à votre place.',
  ],
});

export const invitationLetter = (
  to: string,
  url: string,
  { invitedBy, communeName }: { invitedBy: string; communeName: string | undefined },
): Letter => ({
  to,
  subject: communeName ? `${communeName} vous invite dans Collégiale` : 'Invitation dans Collégiale',
  paragraphs: [
    'Bonjour,',
    `${invitedBy} vous invite à prendre part aux décisions ${communeName ? `de ${communeName}` : 'de votre commune'} dans Collégiale : y voir ce qui vous est demandé, dire votre position, suivre ce qui est décidé.`,
  ],
  link: { label: 'Accepter l’invitation', url },
  after: [
    'Ce lien est valable 14 jours et ne sert qu’une fois. Il est personnel : ne le transmettez pas.',
    'Ensuite, vous entrerez avec votre adresse de courriel, sans mot de passe.',
  ],
});

/** To the address that a person no longer has: whoever loses their letters must be able to know it. */
export const addressChangedLetter = {
  subject: 'Votre adresse dans Collégiale a changé',
  paragraphs: [
    'Bonjour,',
    'Vos courriels de Collégiale partent désormais à une autre adresse. Celle-ci n’ouvre plus votre compte.',
    'Si vous ne l’avez pas demandé, dites-le tout de suite à un membre de votre conseil municipal : le journal de la commune garde qui l’a changée, et quand.',
  ],
};
