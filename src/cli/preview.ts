/** `kliping preview`: a site on this machine, as a web server would show it. */
import { Command } from 'commander';
import { countOption } from './options.ts';

/** Makes the command. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('Serve the folder of a site to this machine.')
    .argument('<dir>', 'the folder that kliping export site wrote')
    .addOption(countOption('--port <number>', 'the port; 0 for any that is free').default(8000))
    .addHelpText(
      'after',
      `
Ctrl-C ends it. It is for looking at a site before it is published, and no web server for others.

Example:
  $ kliping preview site --port 8080`,
    )
    .action(async (folder: string, { port }: { port: number }) => {
      const { runPreview } = await import('./run/preview.ts');
      await runPreview(folder, port);
    });
}
