"""The command line: python -m app serve | seed | check | doctor | schema | generate."""

import argparse
import sys
from functools import partial
from pathlib import Path

from app.settings import InvalidSetting, Settings


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 when all is well."""
    if (sys.argv[1:] if arguments is None else arguments) == ["doctor"]:
        # Before the settings are read: they may be what is wrong.
        return _doctor()
    try:
        settings = Settings()
    except InvalidSetting as error:
        print(error, file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(prog="python -m app", description="IOM Facts.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_file(commands.add_parser("check", help="say what is wrong with a seed file"), settings, _check)
    seed = _add_file(commands.add_parser("seed", help="make the store of a seed file"), settings, _seed)
    seed.add_argument("--store", type=Path, default=settings.store, help="the store to make (default: %(default)s)")
    commands.add_parser("doctor", help="say what is wrong with this installation, and what to do")
    schema = commands.add_parser("schema", help="print the JSON Schema of seed files")
    schema.set_defaults(run=_schema)
    serve = commands.add_parser("serve", help="serve the store; HOST, PORT, WORKERS and STORE say how")
    serve.set_defaults(run=_serve)
    generate = commands.add_parser("generate", help="write a synthetic seed file, worded as the real one is")
    generate.set_defaults(run=_generate)
    generated = settings.store.with_name("generated.json")
    generate.add_argument("--file", type=Path, default=generated, help="the file to write (default: %(default)s)")
    generate.add_argument("--records", type=int, required=True, help="how many records it shall have")
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except ModuleNotFoundError as error:
        print(f"not installed here: {error.name}. {_advice(error.name, settings)}", file=sys.stderr)
        return 2
    except InvalidSetting as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _advice(missing: str | None, settings: Settings) -> str:
    if (missing or "").startswith("psycopg"):
        return "DATABASE_URL needs the extra postgresql: pip install 'iom-facts[postgresql]'"
    if settings.traces != "off":
        return "TRACES needs the extra otel: pip install 'iom-facts[otel]'"
    return "An image serves only; seed where the project is."


def _add_file(parser: argparse.ArgumentParser, settings: Settings, run: object) -> argparse.ArgumentParser:
    parser.add_argument("--file", type=Path, default=settings.seed_file, help="the seed file (default: %(default)s)")
    parser.set_defaults(run=run)
    return parser


def _check(chosen: argparse.Namespace) -> int:
    from app.seeding.faults import SeedRefused
    from app.seeding.run import load

    try:
        with load(chosen.file):
            print(f"{chosen.file}: no faults")
    except SeedRefused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _seed(chosen: argparse.Namespace) -> int:
    from app.preparing import prepare
    from app.seeding.faults import SeedRefused
    from app.seeding.progress import Progress
    from app.seeding.run import seed
    from app.seeding.writing import StoreNotWritten

    settings = Settings()
    answers = partial(prepare, settings=settings)
    place = "the database" if settings.database_url else chosen.store
    try:
        with Progress(sys.stderr) as progress:
            if settings.database_url:
                # Imported late: the driver is installed only where it is used.
                from app.seeding.publishing import seed_database

                dossier = seed_database(
                    chosen.file, settings.database_url, progress, progress.checking, prepare=answers
                )
            else:
                dossier = seed(chosen.file, chosen.store, progress, progress.checking, prepare=answers)
    except (SeedRefused, StoreNotWritten) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"{place}: release {dossier.release}, {dossier.size:,} records")
    return 0


def _doctor() -> int:
    from app.doctor import Level, diagnose

    wrong = 0
    for finding in diagnose():
        print(finding, flush=True)
        wrong += finding.level is Level.WRONG
    print(f"{wrong} wrong" if wrong else "nothing is wrong")
    return int(wrong > 0)


def _schema(chosen: argparse.Namespace) -> int:
    from app.seeding.schema import seed_schema

    print(seed_schema(), end="")
    return 0


def _generate(chosen: argparse.Namespace) -> int:
    from app.seeding.progress import Progress
    from bench.generating.files import TooFew, generate

    try:
        with Progress(sys.stderr) as progress:
            generate(Settings().seed_file, chosen.file, chosen.records, progress)
    except (OSError, TooFew) as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"{chosen.file}: {chosen.records:,} records")
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    from app.serving import serve

    serve(Settings())
    return 0


if __name__ == "__main__":
    sys.exit(main())
