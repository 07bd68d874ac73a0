import { ensureBuild } from '../../bin/commands/build.ts';

/** Pages are built once, before the files that open applications side by side would each build them. */
export default function setup(): void {
  ensureBuild();
}
