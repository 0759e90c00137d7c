"""Show openapi.yaml as one HTML file that needs nothing else and asks no server for anything."""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from codegen.document import Document

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "page"
# The files of Swagger UI, as a package of requirements/docs.txt ships them.
SHIPPED = "drf_spectacular_sidecar"
NOTICES = ("LICENSE", "swagger-ui-bundle.js.LICENSE.txt")


def viewer() -> Path | None:
    """The folder of the viewer's files, None if they are not installed."""
    found = find_spec(SHIPPED)
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "static" / SHIPPED / "swagger-ui-dist"


def render(document: Document, template: str, style: str, viewer: str, start: str) -> str:
    """The page: `template` filled with the contract and with what shows it."""
    contract = json.dumps(document.data, ensure_ascii=False)
    scripts = [_inline(script) for script in (viewer, f"window.contract = {contract};\n", start)]
    filled = {
        "policy": policy(scripts),
        "title": document.data["info"]["title"],
        "style": style,
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    for name, text in filled.items():
        before, after = template.split(f"{{{{{name}}}}}")
        template = before + text + after
    return template


def policy(scripts: Sequence[str]) -> str:
    """A content security policy under which exactly these scripts run, and nothing is fetched."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _inline(script: str) -> str:
    """`script` without the character sequences that would end or reopen a script element."""
    return re.sub("<(?=/script|script|!--)", r"\\x3c", script, flags=re.IGNORECASE)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "build" / "contract-page")
    output = parser.parse_args(arguments).output
    files = viewer()
    if files is None:
        print("requirements/docs.txt is not installed; `make docs` installs it", file=sys.stderr)
        return 1
    page = render(
        Document.read(ROOT / "openapi.yaml"),
        (PAGE / "page.html").read_text("utf-8"),
        (files / "swagger-ui.css").read_text("utf-8"),
        (files / "swagger-ui-bundle.js").read_text("utf-8"),
        (PAGE / "start.js").read_text("utf-8"),
    )
    output.mkdir(parents=True, exist_ok=True)
    (output / "index.html").write_text(page, encoding="utf-8")
    (output / "openapi.yaml").write_bytes((ROOT / "openapi.yaml").read_bytes())
    for name in NOTICES:
        (output / f"swagger-ui-{name}").write_bytes((files / name).read_bytes())
    print(f"{output / 'index.html'}: {len(page.encode()) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
