import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface LetterBox {
  readonly smtpUrl: string;
  /** Letters received, as sent over the wire. */
  readonly received: { readonly to: string[]; readonly raw: string }[];
  close(): Promise<void>;
}

/** A real SMTP server on the loopback, which keeps what it is given. */
export const openLetterBox = async (): Promise<LetterBox> => {
  const received: { to: string[]; raw: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

/** The token of the link in a letter, quoted-printable undone. */
export const tokenIn = (raw: string): string =>
  /\/(?:lien|invitation)\/([\w-]{43})/.exec(raw.replaceAll(/=\r?\n/g, ''))?.[1] ?? '';
