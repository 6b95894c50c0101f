/** Installers that only electron-builder can make, as Forge makers. */
import { join } from 'node:path';
import { MakerBase } from '@electron-forge/maker-base';
import type { MakerOptions } from '@electron-forge/maker-base';
import type { ForgePlatform } from '@electron-forge/shared-types';
import { appId, fileAssociations } from './file-types.ts';

const icons = join(import.meta.dirname, '../icons');

/** The electron-builder targets in use, with the platform each is made for and on. */
const targets = {
  AppImage: { builder: 'linux', forge: 'linux' },
  nsis: { builder: 'win', forge: 'win32' },
  dmg: { builder: 'mac', forge: 'darwin' },
} as const satisfies Record<string, { builder: string; forge: ForgePlatform }>;

/** The options of the maker: its target. */
interface BuilderMakerConfig {
  readonly target: keyof typeof targets;
}

/** One electron-builder target. A class because Forge requires one. */
export class BuilderMaker extends MakerBase<BuilderMakerConfig> {
  readonly name: string;
  readonly defaultPlatforms: ForgePlatform[];

  constructor(config: BuilderMakerConfig) {
    super(config);
    this.name = config.target;
    this.defaultPlatforms = [targets[config.target].forge];
  }

  /** Each installer is made on its own system: signing and tools are not portable. */
  override isSupportedOnCurrentPlatform(): boolean {
    return this.isInstalled('electron-builder') && this.defaultPlatforms.includes(platform());
  }

  /** Makes the installer and returns the paths of the written files. */
  override async make({ dir, makeDir, targetArch }: MakerOptions): Promise<string[]> {
    // Imported here because it is slow and Forge loads every maker for every command.
    const { buildForge } = await import('electron-builder');
    const { target } = this.config;
    return buildForge(
      { dir },
      {
        [targets[target].builder]: [`${target}:${targetArch}`],
        config: {
          appId,
          directories: { output: join(makeDir, target, targetArch) },
          fileAssociations: [...fileAssociations],
          // `build/` is electron-builder's usual folder; ours is here.
          icon: join(icons, target === 'nsis' ? 'icon.ico' : 'icon.icns'),
          linux: { category: 'Education', icon: join(icons, 'icon.png') },
          // The documented condition under which NSIS registers file types.
          nsis: { oneClick: false, perMachine: true },
          npmRebuild: false,
          // No update server, no release: nothing is ever uploaded.
          publish: null,
        },
      },
    );
  }
}

function platform(): ForgePlatform {
  return process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
}
