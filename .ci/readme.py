"""The README as a package index shows it: there a link or a picture needs its whole address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

RELATIVE = re.compile(r"(!?)(\[[^]]*\]\()(?![a-z]+:|#)([^)\s]+)")


class ReadmeHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        """Let links and pictures lead to the repository, at the tag of this version."""

        def whole(link: re.Match[str]) -> str:
            picture, text, path = link.groups()
            kind = "raw" if picture else "blob"
            return f"{picture}{text}{metadata['urls']['Homepage']}/{kind}/v{metadata['version']}/{path}"

        text = (Path(self.root) / "README.md").read_text("utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": RELATIVE.sub(whole, text)}
