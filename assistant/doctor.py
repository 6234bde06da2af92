"""What ``lotsen doctor`` prints: what is installed, which settings, model and index are used, what is missing."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from assistant.errors import LotsenError
from assistant.index.layout import current_build
from assistant.index.manifest import read_manifest
from assistant.settings import Settings

_PACKAGES = ("lotsen", "chromadb", "onnxruntime", "langchain-core", "fastapi", "unstructured", "sentence-transformers")


def report(settings: Settings) -> str:
    """Return the report as text; a missing part is a line that says what to do, never an error."""
    lines = [f"Python {platform.python_version()} on {platform.platform()}", "", "Installed"]
    lines += [f"  {package:<22} {_version(package)}" for package in _PACKAGES]
    lines += ["", "Settings (docs/settings.md)"]
    lines += [f"  {name:<22} {value}" for name, value in settings.redacted().items()]
    lines += ["", f"Index in {settings.index_folder}", *(f"  {line}" for line in _index(settings))]
    return "\n".join(lines)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _index(settings: Settings) -> list[str]:
    try:
        manifest = read_manifest(current_build(settings.index_folder))
    except LotsenError as error:
        return [str(error)]
    scopes = ", ".join(f"{scope} {count}" for scope, count in manifest.scopes.items())
    return [
        f"build      {manifest.build_id}, made {manifest.created} in {manifest.seconds:.0f} s",
        f"model      {manifest.model_id}, {manifest.dimension} dimensions",
        f"contents   {manifest.documents} documents, {manifest.passages} passages (scopes: {scopes})",
    ]
