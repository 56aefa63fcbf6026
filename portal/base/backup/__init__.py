"""`manage.py backup` and `manage.py restore`: database and files in one archive, while the portal runs.

The archive is a plain tar. `public/…` and `private/…` are the files of the two storages, `database.dump` (PostgreSQL)
or `database.sqlite3` is one consistent snapshot, `SHA256SUMS` has a line for each of these (`sha256sum -c` reads it),
and `manifest.json` comes last, so that an archive without it was not finished. The files are copied first, then the
database, then the files that are new since: a file that a row of the snapshot names was there before or after it.
"""
