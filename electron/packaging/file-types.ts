/** The file types, in the form each platform needs. */
import { join } from 'node:path';

const icons = join(import.meta.dirname, '../icons');

/** The identifier of the app, which is also the root of its file types' names. */
export const appId = 'org.loopwise.app';

/** A file type with what all platforms need. */
interface FileType {
  readonly extension: string;
  readonly mimeType: string;
  readonly uniformType: string;
  readonly name: string;
}

const fileTypes: readonly FileType[] = [
  {
    extension: 'loopwise',
    mimeType: 'application/vnd.loopwise.deck+zip',
    uniformType: `${appId}.deck`,
    name: 'Loopwise deck',
  },
  {
    extension: 'loopwise-backup',
    mimeType: 'application/vnd.loopwise.backup',
    uniformType: `${appId}.backup`,
    name: 'Loopwise backup',
  },
  {
    extension: 'loopwise-answers',
    mimeType: 'application/vnd.loopwise.answers+json',
    uniformType: `${appId}.answers`,
    name: 'Loopwise answers',
  },
];

/** For a Linux desktop entry. */
export const mimeTypes = fileTypes.map(({ mimeType }) => mimeType);

/** For macOS: the types are exported by this app, which is their editor. */
export const macTypes = {
  UTExportedTypeDeclarations: fileTypes.map(({ extension, mimeType, uniformType, name }) => ({
    UTTypeIdentifier: uniformType,
    UTTypeDescription: name,
    UTTypeConformsTo: ['public.data'],
    UTTypeIconFile: 'document.icns',
    UTTypeTagSpecification: {
      'public.filename-extension': [extension],
      'public.mime-type': [mimeType],
    },
  })),
  CFBundleDocumentTypes: fileTypes.map(({ uniformType, name }) => ({
    CFBundleTypeName: name,
    CFBundleTypeRole: 'Editor',
    LSHandlerRank: 'Owner',
    LSItemContentTypes: [uniformType],
    CFBundleTypeIconFile: 'document.icns',
  })),
} as const;

/** For electron-builder's installers. */
export const fileAssociations = fileTypes.map(({ extension, mimeType, name }) => ({
  ext: extension,
  name,
  description: name,
  mimeType,
  icon: join(icons, 'document.ico'),
}));
