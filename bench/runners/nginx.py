"""nginx: the answers as files."""

import gzip
import shutil
from pathlib import Path
from urllib.parse import unquote

from bench.answers import Request
from bench.asks import Ask
from bench.load import Target
from bench.material import Material
from bench.runners.runner import SameAddresses
from bench.servers import ROOT, Command

CONFIGURATION = ROOT / "bench" / "peers" / "nginx.conf"


class Nginx(SameAddresses):
    """nginx with static files."""

    name = "nginx"
    title = "nginx, the same bytes as files"

    def lacking(self) -> str:
        return "" if shutil.which("nginx") else "nginx is not installed"

    def prepare(self, material: Material) -> None:
        shutil.rmtree(self._folder(material), ignore_errors=True)
        for request, answer in material.answers.items():
            if answer.body and request.encoding in ("", "gzip"):
                file = self._file(material, request)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(answer.body)
        for ask in material.asks:
            # It is to send the bytes of the service; where there are none yet, its own.
            plain = self._file(material, Request(ask.path))
            packed = plain.with_name(plain.name + ".gz")
            if ask.encoding == "gzip" and not packed.exists():
                packed.write_bytes(gzip.compress(plain.read_bytes()))

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        text = CONFIGURATION.read_text().replace("FOLDER", str(self._folder(material))).replace("PORT", str(port))
        file = self._folder(material) / "nginx.conf"
        file.write_text(text)
        return Command(("nginx", "-c", str(file)))

    def target(self, material: Material, ask: Ask) -> Target | None:
        if ask.once or ask.encoding not in ("", "gzip"):
            return None
        if ask.conditional:
            status = self._file(material, Request(ask.path)).stat()
            return Target(ask.path, (f'If-None-Match: "{int(status.st_mtime):x}-{status.st_size:x}"',))
        return super().target(material, ask)

    def _folder(self, material: Material) -> Path:
        return material.folder / "nginx"

    def _file(self, material: Material, request: Request) -> Path:
        path, _, query = request.path.partition("?")
        name = f"{unquote(path).removeprefix('/')}@{query}{'.gz' if request.encoding else ''}"
        return self._folder(material) / "files" / name
