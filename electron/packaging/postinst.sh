#!/bin/sh
# Makes the desktop know .loopwise files: the deb maker can only put files under /usr/lib/loopwise.
set -e
if [ "$1" = configure ]; then
  resources=/usr/lib/loopwise/resources
  install -D -m 644 "$resources/loopwise-mime.xml" /usr/share/mime/packages/loopwise.xml
  install -D -m 644 "$resources/document.png" \
    /usr/share/icons/hicolor/512x512/mimetypes/application-vnd.loopwise.png
  if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime; fi
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q; fi
fi
