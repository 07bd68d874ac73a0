import chromiumBinary from '@sparticuz/chromium';
import { ensureBuild } from '../../bin/commands/build.ts';

/**
 * Pages are built and the browser unpacked once, before the files that run side by side would each do it: one that
 * starts a browser which the other still writes finds it busy.
 */
export default async function setup(): Promise<void> {
  await ensureBuild();
  await chromiumBinary.executablePath();
}
