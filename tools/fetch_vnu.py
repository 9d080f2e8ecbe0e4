"""Fetch the HTML checker (npm package vnu-jar, MIT) once, check it against its pinned sum, keep it in the cache folder.

Run by tools/test-parts. npm is only used to fetch: no script of the package runs.
"""

import base64
import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "26.9.27"
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR = "package/build/dist/vnu.jar"


def main() -> None:
    cache = Path(os.environ.get("EVENGROUND_CACHE") or Path.home() / ".cache/evenground")
    kept = cache / f"vnu-{VERSION}.jar"
    if kept.exists():
        return
    print(f"\n== Fetching the HTML checker (vnu-jar {VERSION}, about 30 MB)", flush=True)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--ignore-scripts", f"vnu-jar@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, stdin=subprocess.DEVNULL)
        package = next(Path(folder).glob("vnu-jar-*.tgz"))
        _check(package)
        _keep(package, kept)


def _check(package: Path) -> None:
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != SHA512:
        sys.exit(f"{package.name} is not the one that was looked at (sha512 {found}).")


def _keep(package: Path, kept: Path) -> None:
    with tarfile.open(package) as archive:
        jar = archive.extractfile(JAR)
        assert jar is not None, f"{JAR} is not in {package.name}"
        part = kept.with_suffix(".part")
        part.write_bytes(jar.read())
        part.replace(kept)


if __name__ == "__main__":
    main()
