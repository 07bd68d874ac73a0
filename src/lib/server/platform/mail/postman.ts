import { createTransport } from 'nodemailer';
import type { Pool } from '../postgres/pool.ts';
import type { Mail } from './letter.ts';
import { dropOldLetters, forget, noteFailure, post, takeDue, type KeptLetter } from './mailbox.ts';
import type { MailSettings } from './settings.ts';

/** Carries letters from the mailbox to the SMTP server, when there is one. */
export interface Postman {
  /** Keeps the letter, and goes out with it without making the caller wait. */
  sendMail(mail: Mail): Promise<void>;
  /** One round: everything due is sent or put off. Does nothing without an SMTP server. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

const carrier = (settings: MailSettings) => {
  if (settings.smtpUrl === undefined) return undefined;
  const transport = createTransport({ url: settings.smtpUrl, pool: true, maxConnections: 2, ...patience });
  return {
    carry: async (letter: KeptLetter): Promise<void> => {
      await transport.sendMail({
        from: settings.from,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === null ? {} : { html: letter.html }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: (): void => transport.close(),
  };
};

export const openPostman = (pool: Pool, settings: MailSettings): Postman => {
  const smtp = carrier(settings);
  let going: Promise<void> = Promise.resolve();

  const deliver = async (letter: KeptLetter): Promise<void> => {
    try {
      await smtp?.carry(letter);
      await forget(pool, letter.letterId);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // The recipient stays out of the logs; the letter can be found by its id.
      console.error(`Courriel ${letter.letterId} non envoyé (essai ${letter.attempts}) : ${reason}`);
      await noteFailure(pool, letter.letterId, reason);
    }
  };

  const round = async (): Promise<void> => {
    if (!smtp) return;
    for (let letters = await takeDue(pool, 10); letters.length > 0; letters = await takeDue(pool, 10))
      await Promise.all(letters.map(deliver));
    await dropOldLetters(pool);
  };

  const goOut = (): Promise<void> => {
    going = going.then(round).catch((error: unknown) => console.error('Tournée du courriel :', error));
    return going;
  };

  return {
    sendMail: async (mail) => {
      await post(pool, mail);
      void goOut();
    },
    round: goOut,
    stop: async () => {
      await going;
      smtp?.close();
    },
  };
};
