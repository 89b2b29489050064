"""Fetch the query editor from npm: `python -m tools.vendor_yasgui`; needs npm.

Takes the built files of one version as they are, checks them against the registry's integrity value, and gathers the
licences of all that is built into them. What was taken is told in `VENDORED.json`, which a test compares.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NPM = shutil.which("npm") or "npm"
PLACE = ROOT / "nbs_graph" / "service" / "static" / "yasgui"
PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
INTEGRITY = "sha512-Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
FILES = ("yasgui.min.js", "yasgui.min.css")
# The package declares MIT and ships no text; the one of the package that it continues does.
LICENCE_OF = "@triply/yasgui@4.2.28"


def main() -> int:
    """Write the vendored files; exits with 1 when the registry has other ones."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        packed = _pack(f"{PACKAGE}@{VERSION}", folder)
        found = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if found != INTEGRITY:
            print(f"{packed.name} has {found}, not {INTEGRITY}")
            return 1
        PLACE.mkdir(parents=True, exist_ok=True)
        with tarfile.open(packed) as archive:
            for name in FILES:
                (PLACE / name).write_bytes(_member(archive, f"package/build/{name}"))
            sources = json.loads(_member(archive, f"package/build/{FILES[0]}.map"))["sources"]
        with tarfile.open(_pack(LICENCE_OF, folder)) as archive:
            (PLACE / "LICENSE.txt").write_bytes(_member(archive, "package/LICENSE.txt"))
        (PLACE / "THIRD-PARTY.txt").write_text(_licences(_modules(sources), folder), "utf-8")
    names = sorted(path.name for path in PLACE.iterdir() if path.name != "VENDORED.json")
    told = {
        "package": PACKAGE,
        "version": VERSION,
        "licence": "MIT",
        "integrity": INTEGRITY,
        "by": "python -m tools.vendor_yasgui",
        "files": {name: hashlib.sha256((PLACE / name).read_bytes()).hexdigest() for name in names},
    }
    (PLACE / "VENDORED.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print(f"{PLACE.relative_to(ROOT)}: {', '.join(names)}")
    return 0


def _pack(package: str, folder: Path) -> Path:
    """The archive of a package, from the registry."""
    done = subprocess.run(  # noqa: S603 -- a fixed command
        [NPM, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    return folder / done.stdout.split()[-1]


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(name)
    assert found is not None  # a file, or extractfile has raised
    return found.read()


def _modules(sources: list[str]) -> list[str]:
    """The packages that are built in, by the paths in the source map."""
    found = (re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)", source) for source in sources)
    return sorted({match[1] for match in found if match})


def _licences(modules: list[str], folder: Path) -> str:
    """Version, licence and its text of each package."""
    (folder / "package.json").write_text('{"private": true}')
    subprocess.run(  # noqa: S603 -- a fixed command
        [NPM, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", f"{PACKAGE}@{VERSION}"],
        cwd=folder,
        check=True,
    )
    parts = [
        f"What is built into {FILES[0]} and {FILES[1]} of {PACKAGE} {VERSION}, and under which licences.\n"
    ]
    for module in modules:
        place = folder / "node_modules" / module
        told = json.loads((place / "package.json").read_text("utf-8"))
        texts = [path.read_text("utf-8").strip() for path in sorted(place.iterdir())
                 if re.match(r"licen[sc]e", path.name, re.IGNORECASE)]  # fmt: skip
        author = told.get("author") or ""
        name = author if isinstance(author, str) else author.get("name", "")
        head = f"{module} {told['version']}: {told.get('license', 'see below')}" + (
            f" ({name})" if name else ""
        )
        parts.append("\n".join(("=" * 78, head, "=" * 78, "", *texts, "")))
    return "\n".join(parts)


if __name__ == "__main__":
    raise SystemExit(main())
