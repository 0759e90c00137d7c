"""Show openapi.yaml as one HTML file that needs nothing else and asks no server for anything."""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.document import Document, Node

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "page"
VIEWER = PAGE / "node_modules" / "swagger-ui-dist"
NOTICES = ("LICENSE", "NOTICE", "swagger-ui-bundle.js.LICENSE.txt")


def render(document: Document, template: str, style: str, viewer: str, start: str) -> str:
    """The page: `template` filled with the contract and with what shows it."""
    contract = json.dumps(_described(document), ensure_ascii=False)
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


def _described(document: Document) -> Node:
    """The contract with the words about a parameter where the viewer looks for them, beside its schema."""
    parameters = document.component("parameters")
    lifted = {key: {**node, "description": node["schema"]["description"]} for key, node in parameters.items()}
    return {**document.data, "components": {**document.data["components"], "parameters": lifted}}


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
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "build")
    output = parser.parse_args(arguments).output
    if not VIEWER.is_dir():
        print("swagger-ui-dist is not installed: run `npm ci` in docs/page, or `make docs`", file=sys.stderr)
        return 1
    page = render(
        Document.read(ROOT / "openapi.yaml"),
        (PAGE / "page.html").read_text("utf-8"),
        (VIEWER / "swagger-ui.css").read_text("utf-8"),
        (VIEWER / "swagger-ui-bundle.js").read_text("utf-8"),
        (PAGE / "start.js").read_text("utf-8"),
    )
    output.mkdir(parents=True, exist_ok=True)
    (output / "index.html").write_text(page, encoding="utf-8")
    for name in NOTICES:
        (output / f"swagger-ui-{name}").write_bytes((VIEWER / name).read_bytes())
    print(f"{output / 'index.html'}: {len(page.encode()) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
