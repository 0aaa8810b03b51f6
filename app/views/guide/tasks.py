"""The tasks of the guide: what is wanted, how it is done, and the code that does it, as files of `code/`."""

from pathlib import Path
from typing import NamedTuple

from app.core.shapes import Text

CODE = Path(__file__).with_name("code")

EXAMPLE_SITE = "http://127.0.0.1:8000"
"""What stands in the code for the address of the service."""

ENDINGS = {"curl": "sh", "python": "py", "javascript": "js"}
"""The endings of files, by what they are written for."""


class Task(NamedTuple):
    """One thing that people want."""

    id: str
    title: Text
    text: Text
    leads_to: str
    """Where to go on."""


TASKS = (
    Task(
        "badge",
        Text(ja="ページに事実を一つ載せる", en="Put a fact badge on a page"),
        Text(
            ja="数値はいつも同じ形です。人に見せる文字は `display`、出どころは `citation.publisher`、記録のページは "
            "`link` に `.html` を付けたものです。どのサイトのページからも、鍵なしで読み込めます。",
            en="A figure always has the same form: `display` is what to show, `citation.publisher` is who says so, and "
            "`link` with `.html` is the page with all that is known. Pages of any site may ask; no key is needed.",
        ),
        "/v1/organization",
    ),
    Task(
        "chart",
        Text(ja="図を作る", en="Make a chart"),
        Text(
            ja="図は SVG、PNG、Vega-Lite、CSV で受け取れます。出典、公開版、ライセンスは図の中にあるので、"
            "そのまま掲載できます。自分で描くときは `rows` を使います。",
            en="Charts come as SVG, PNG, Vega-Lite and CSV. Sources, release and licence stand in the picture, so that "
            "it can be published as it is. To draw your own, take `rows`.",
        ),
        "/v1/charts",
    ),
    Task(
        "check",
        Text(ja="記事の数値を確かめる", en="Check an article's figure"),
        Text(
            ja="指標、値、時期を渡すと、合っているか、古いか、食い違うかを、根拠の記録とその文言とともに答えます。",
            en="Give an indicator, a value and a time: the answer says whether it is right, outdated or disputed, with "
            "the records that decide it and their wording.",
        ),
        "/v1/claims/check",
    ),
    Task(
        "cite",
        Text(ja="印刷物に引用する", en="Cite for print"),
        Text(
            ja="どの記録も、アドレスの後に `/cite` を付けると、そのまま使える一文や、SIST 02、APA、BibTeX などの"
            "書誌になります。公開版の番号が入るので、後から同じ答えを確かめられます。",
            en="Every record's address with `/cite` after it gives a sentence to print, or a reference in SIST 02, "
            "APA, BibTeX and more. The release stands in it, so that the same answer can be found again.",
        ),
        "/v1/observations/member-states-2025-12-175/cite",
    ),
    Task(
        "mirror",
        Text(ja="データを丸ごと手元に置く", en="Mirror the data"),
        Text(
            ja="`links.next` をたどると、すべての記録を順に一度ずつ読めます。`ETag` を送り返すと、変わっていない答えは"
            "もう一度送られません。データのライセンスは CC BY 4.0 です。",
            en="Follow `links.next` and read every record once. Send an `ETag` back, and what has not changed is not "
            "sent again. The data are free under CC BY 4.0.",
        ),
        "/v1",
    ),
)


def code_of(task: Task, site: str) -> dict[str, str]:
    """Give the code of a task by what it is written for, with the address of the service in it."""
    texts = {name: (CODE / f"{task.id}.{ending}").read_text(encoding="utf-8") for name, ending in ENDINGS.items()}
    return {name: text.replace(EXAMPLE_SITE, site or EXAMPLE_SITE) for name, text in texts.items()}
