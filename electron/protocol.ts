/** The `app:` scheme: serves the built app from its folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { appOrigin, appPath, scheme } from './address.ts';
import { findAsset, missingAsset, refusedMethod } from './assets.ts';
import type { RefusedAsset } from './assets.ts';

/** Registers the scheme's privileges; must run before `ready`. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        // The engine's frame has an opaque origin and reads its files across origins.
        corsEnabled: true,
        codeCache: true,
      },
    },
  ]);
}

/** Serves the built app from `root`. */
export function setupProtocol(root: string): void {
  protocol.handle(scheme, (request) => answer(root, request));
}

async function answer(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(refusedMethod());
  }
  const asset = findAsset(appPath(request.url) ?? '', appOrigin);
  if (asset.status !== 200) {
    return refuse(asset);
  }
  try {
    const bytes = await readFile(join(root, ...asset.segments));
    const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
    return new Response(body, { status: 200, headers: asset.headers });
  } catch {
    return refuse(missingAsset());
  }
}

function refuse(asset: RefusedAsset): Response {
  return new Response(asset.text, { status: asset.status, headers: asset.headers });
}
