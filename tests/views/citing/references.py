"""References to try styles with: plain ones, and titles that try to break out of every format."""

from dataclasses import replace

from app.views.citing.references import Reference

PLAIN = Reference(
    id="iom-khartoum-office-2025",
    author="IOM",
    title="IOM returns to Khartoum",
    site=None,
    published="2025-09-09",
    url="https://x.org/k",
    language="en",
    accessed="2026-12-01",
)
REPRINT = replace(PLAIN, id="reuters-2025", author="Reuters", site="The Star")
RECORD = replace(
    PLAIN,
    id="iom-facts-members-jpn-2026.11.0",
    author="IOM Facts",
    title="Members: Japan",
    published="2026-11-25",
    url="https://f.org/jpn",
    version="2026.11.0",
)

HOSTILE_TITLES = [
    "{unbalanced",
    "unbalanced}",
    "}} and {{more}}",
    "C:\\new \\textbf{bold} \\",
    "100% of R&D_costs #1 for $5 ~ ^2",
    "a|b=c|url=https://evil.example",
    "]] and [[File:x.png]] [https://evil.example x]",
    '"quoted" and “quoted”',
    "'''bold''' ''it'' ~~~~ __NOTOC__ <ref>x</ref> &amp; <!-- x",
    "line\r\nER  - \nTY  - JOUR\u2028next\x00",
    "外国人の受入れと社会統合のための国際フォーラム:「共生」",
    "المنظمة الدولية للهجرة (تقرير)",
    "@misc{evil, title={x}}",
    "ends with a backslash\\",
    "Already ends. ",
    "Why now?",
]
