/** How this installation sends letters. */
export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`; without it letters stay in the local mailbox. */
  readonly smtpUrl: string | undefined;
  /** The sender, `Name <address>`. */
  readonly from: string;
  readonly production: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const mailSettings = (env: Environment): MailSettings => ({
  smtpUrl: env['SMTP_URL'] || undefined,
  from: env['MAIL_FROM'] || 'Collégiale <collegiale@localhost>',
  production: env['COLLEGIALE_MODE'] === 'production',
});

/**
 * What prevents this installation from sending letters, as a French sentence; undefined when all is well.
 * The start prints it and stops: in production nobody could sign in.
 */
export const mailComplaint = (env: Environment): string | undefined => {
  const { smtpUrl, production } = mailSettings(env);
  if (smtpUrl === undefined)
    return production
      ? 'SMTP_URL n’est pas réglée : sans serveur de courriel, personne ne pourrait se connecter. Donnez l’adresse de votre serveur, par exemple SMTP_URL=smtps://utilisateur:motdepasse@smtp.exemple.fr:465, et l’expéditeur dans MAIL_FROM.'
      : undefined;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? ''))
    return 'SMTP_URL n’a pas la forme attendue : smtp://serveur:587 ou smtps://utilisateur:motdepasse@serveur:465.';
  if (production && !env['MAIL_FROM'])
    return 'MAIL_FROM n’est pas réglée : donnez l’adresse qui envoie les courriels, par exemple « Valbrune <collegiale@valbrune.fr> ».';
  return undefined;
};
