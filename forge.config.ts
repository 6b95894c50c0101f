import { join } from 'node:path';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerZIP } from '@electron-forge/maker-zip';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { build } from './.config/build.ts';
import { BuilderMaker } from './electron/packaging/builder-maker.ts';
import { appId, macTypes, mimeTypes } from './electron/packaging/file-types.ts';
import { fuses } from './electron/packaging/fuses.ts';

const root = import.meta.dirname;
const icons = join(root, 'electron/icons');
const packaging = join(root, 'electron/packaging');

/** A local runtime instead of a download, named as for electron-builder and Playwright. */
const electronZipDir = process.env['LOOPWISE_ELECTRON_ZIPS'];

const config: ForgeConfig = {
  hooks: {
    generateAssets: async () => build(),
  },
  packagerConfig: {
    asar: true,
    appBundleId: appId,
    appCategoryType: 'public.app-category.education',
    // Linux: the deb's own name and the command must be equal.
    executableName: 'loopwise',
    icon: join(icons, 'icon'),
    extendInfo: macTypes,
    extraResource: [
      join(icons, 'document.icns'),
      join(icons, 'document.png'),
      join(packaging, 'loopwise-mime.xml'),
      join(root, 'dist/LICENCES.txt'),
    ],
    // Everything the app needs is in the two bundles; no package travels beside them.
    ignore: (path) => !/^(?:$|\/dist(?:$|\/(?:app|shell)(?:$|\/))|\/package\.json$)/.test(path),
    ...(electronZipDir === undefined ? {} : { electronZipDir }),
  },
  makers: [
    new MakerZIP({}, ['darwin', 'linux', 'win32']),
    new MakerDeb({
      options: {
        name: 'loopwise',
        productName: 'Loopwise',
        genericName: 'Flash cards for asyncio',
        maintainer: 'Loopwise',
        section: 'education',
        categories: ['Education', 'Development'],
        icon: join(icons, 'icon.png'),
        mimeType: mimeTypes,
        desktopTemplate: join(packaging, 'desktop.ejs'),
        scripts: {
          postinst: join(packaging, 'postinst.sh'),
          prerm: join(packaging, 'prerm.sh'),
        },
      },
    }),
    new BuilderMaker({ target: 'AppImage' }),
    new BuilderMaker({ target: 'nsis' }),
    new BuilderMaker({ target: 'dmg' }),
  ],
  plugins: [new FusesPlugin(fuses)],
};

export default config;
