"""Settings from the environment."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """What can be changed without changing the program; each is an environment variable of the same name."""

    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    workers: int = Field(default=1, ge=1, le=64, description="Processes that answer.")
    cache_mb: int = Field(
        default=64, ge=0, le=65_536, description="Memory for answers that are kept ready, in megabytes; 0 keeps none."
    )
    seed_file: Path = Field(default=Path("data/seed.json"), description="The dossier.")
    store: Path = Field(default=Path("var/facts.sqlite"), description="The store that is served.")
    public_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s?#]*[^\s?#/])?$",
        description="Where the service is reached from outside (https://facts.example.org), no slash at the end: "
        "citations put it before each path. Empty: they name the path alone. The Host header is not asked, for it is "
        "the client's word and a citation is copied and kept.",
    )
    report_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s]+)?$",
        description="Where pages send people who found an error (the issues of a repository). Empty: nowhere.",
    )
