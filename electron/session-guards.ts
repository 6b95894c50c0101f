/** Lets Chromium's session read the app's own files, and nothing else. */
import { app, session } from 'electron';
import { appOrigin, staysInside } from './address.ts';

/** Switches off Chromium's own network features; must run before `ready`. */
export function setupOffline(): void {
  app.enableSandbox();
  // No name resolves, so that not even the browser process can look anything up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Without this a system set to "detect proxy" searches the local network at start.
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
}

/** Guards the session every window uses. */
export function setupSessionGuards(): void {
  const guarded = session.defaultSession;
  guarded.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !staysInside(details, !app.isPackaged) });
  });
  guarded.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.setDevicePermissionHandler(() => false);
  guarded.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // Electron would download dictionaries from a Google server as soon as one is needed.
  guarded.setSpellCheckerEnabled(false);
  guarded.setSpellCheckerDictionaryDownloadURL(`${appOrigin}/no-dictionaries/`);
  // Files are saved through the contract's save dialog, so a download is never ours.
  guarded.on('will-download', (event) => event.preventDefault());
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}
