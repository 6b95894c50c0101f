#!/bin/sh
# Takes back what postinst.sh put outside the package.
set -e
if [ "$1" = remove ]; then
  rm -f /usr/share/mime/packages/loopwise.xml
  rm -f /usr/share/icons/hicolor/512x512/mimetypes/application-vnd.loopwise.png
  if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime; fi
fi
