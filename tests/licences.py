"""Whether all that the service is made of may be passed on: `python -m tests.licences`, a part of `make check`."""

import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from tests.servers import ROOT

LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)

ALLOWED = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "PSF-2.0", "Unicode-3.0"}
"""By their names in SPDX: they ask for no more than to be named."""

NAMED_OTHERWISE = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "MIT": "MIT",
}
"""How packages that do not write SPDX call them."""

EXCEPTIONS = {
    "psycopg": "LGPL-3.0-only: a library that is used as it comes, and only with DATABASE_URL",
    "psycopg-binary": "the same",
    "pycountry": "LGPL-2.1-only: a library that is used as it comes, and only by seeding",
}

LOCKS = ("requirements.lock", "requirements-postgresql.lock")


def licences_of(package: PackageMetadata) -> set[str]:
    """Read the licences of an installed package: its SPDX expression, its classifiers, or what it calls them itself."""
    for expression in package.get_all("License-Expression") or []:
        return set(re.split(r" (?:AND|OR|WITH) ", expression.strip("()")))
    classified = [one.split(" :: ")[-1] for one in package.get_all("Classifier") or [] if one.startswith("License ::")]
    named = classified or package.get_all("License") or ["none"]
    return {NAMED_OTHERWISE.get(name, name) for name in named}


def complaints(lock: Path) -> list[str]:
    """List the locked packages that are installed here and whose licence is not allowed."""
    found = []
    for name in sorted(set(LOCKED.findall(lock.read_text(encoding="utf-8")))):
        try:
            licences = licences_of(metadata(name))
        except PackageNotFoundError:
            # Of another platform or Python.
            continue
        if not licences <= ALLOWED and name not in EXCEPTIONS:
            found.append(f"{name}: {', '.join(sorted(licences))}")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(one for lock in LOCKS for one in complaints(ROOT / lock)) or None)
