import { inWords } from '../../src/lib/server/platform/causes.ts';
import { readInstallation } from '../../src/lib/server/platform/postgres/installation.ts';
import { readSettings, type Settings } from '../../src/lib/server/platform/settings.ts';
import { readVersion } from '../../src/lib/server/platform/version.ts';
import { runningDatabase } from './database.ts';

/** One line of the state, and whether it asks for somebody. */
interface Line {
  readonly words: string;
  readonly well: boolean;
}

const well = (words: string): Line => ({ words, well: true });
const ill = (words: string): Line => ({ words, well: false });

const databaseLines = async (settings: Settings): Promise<Line[]> => {
  try {
    const url = runningDatabase(settings);
    if (url === null) return [ill(`Base : arrêtée, dans ${settings.folder}.`)];
    const { toApply, kind, communes, silentSince, lettersWaiting, verification } =
      await readInstallation(url);
    const lives =
      communes === 0
        ? 'pas encore de commune'
        : kind === 'demonstration'
          ? 'la démonstration'
          : `${communes} commune(s)`;
    return [
      toApply === 0
        ? well(`Base : à jour, ${lives}.`)
        : ill(`Base : attend ${toApply} mise(s) à jour (collegiale migrate).`),
      silentSince === null
        ? well(`Courriels : ${lettersWaiting} en attente.`)
        : ill('Courriels : copie restaurée, aucun ne part (collegiale speak).'),
      verification === null
        ? well('Journal : pas encore relu par le service.')
        : (verification.sound ? well : ill)(
            `Journal : relu le ${verification.at.toISOString()}, ${verification.sound ? 'intact' : 'pas intact (collegiale verify)'}.`,
          ),
    ];
  } catch (error) {
    return [ill(`Base : ${inWords(error)}`)];
  }
};

const serviceLine = async ({ port, host }: Settings): Promise<Line> => {
  const at = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  try {
    const answer = await fetch(`http://${at}:${port}/sante`, { signal: AbortSignal.timeout(5_000) });
    const { ready, version } = (await answer.json()) as { ready?: boolean; version?: string };
    if (version === undefined) return ill(`Service : un autre programme répond sur le port ${port}.`);
    return ready
      ? well(`Service : ouvert, version ${version}.`)
      : ill('Service : ouvert, mais sans sa base.');
  } catch {
    return ill(`Service : rien ne répond sur le port ${port}.`);
  }
};

/** Where the installation stands, without starting or changing anything. */
export const status = async (): Promise<number> => {
  const settings = readSettings(process.env, { mode: 'production' });
  const lines = [
    well(`Collégiale ${readVersion()}, dans ${settings.folder}.`),
    await serviceLine(settings),
    ...(await databaseLines(settings)),
  ];
  for (const line of lines) console.log(`${line.well ? '✓' : '✗'} ${line.words}`);
  return lines.every((line) => line.well) ? 0 : 1;
};
