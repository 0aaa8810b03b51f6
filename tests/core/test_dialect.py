"""What SQLite is asked, as PostgreSQL takes it."""

from typing import Any

import pytest

from app.core.dialect import asked
from app.core.matching import question_of


@pytest.mark.parametrize(
    ("sql", "written"),
    [
        ("SELECT id FROM members ORDER BY id LIMIT 5000", "SELECT id FROM members ORDER BY id LIMIT 5000"),
        ("SELECT 1 FROM t WHERE a = ? AND b IN (?, ?)", "SELECT 1 FROM t WHERE a = $1 AND b IN ($2, $3)"),
        ("SELECT 1 FROM t WHERE a = ?3 AND b < ?1 OR a > ?3", "SELECT 1 FROM t WHERE a = $3 AND b < $1 OR a > $3"),
        ("FROM t AS walked INDEXED BY ix_t_day_up WHERE TRUE", "FROM t AS walked WHERE TRUE"),
        ("FROM a CROSS JOIN t AS walked NOT INDEXED ON b = c", "FROM a JOIN t AS walked ON b = c"),
        ("SELECT rowid >> 26 FROM search", "SELECT number >> 26 FROM search"),
    ],
)
def test_statements_are_written_for_postgresql(sql: str, written: str) -> None:
    assert asked(sql, [])[0] == written


@pytest.mark.parametrize(("value", "taken"), [("a\0b", "a\1b"), ("a", "a"), (1, 1), (1.5, 1.5), (True, True)])
def test_a_parameter_is_taken_as_it_is_but_for_nul(value: Any, taken: Any) -> None:
    assert asked("SELECT ?", [value]) == ("SELECT $1", [taken])


def found(condition: str) -> str:
    return f"($1::text <> '' AND search.number IN (SELECT number FROM search WHERE {condition} OFFSET 0))"


ANYWHERE = "(strpos(title, $3) > 0 OR strpos(text, $3) > 0 OR strpos(links, $3) > 0 OR strpos(quotes, $3) > 0)"


@pytest.mark.parametrize(
    ("expression", "condition", "values"),
    [
        ('"iom"', "found_by @> $2::varchar[]", [["2iom"]]),
        ('"移"*', "found_by @> $2::varchar[]", [["2移*"]]),
        ('"国連 連関"', f"(found_by @> $2::varchar[] AND {ANYWHERE})", [["2国連", "2連関"], " 国連 連関 "]),
        ('"a a 移"*', f"(found_by @> $2::varchar[] AND {ANYWHERE})", [["2a", "2移*"], " a a 移"]),
        (
            '"a" AND ("b" OR "c")',
            "found_by @> $2::varchar[] AND (found_by @> $3::varchar[] OR found_by @> $4::varchar[])",
            [["2a"], ["2b"], ["2c"]],
        ),
        (
            '{title} : ("a" AND "b c")',
            "(found_by @> $2::varchar[] AND (found_by @> $3::varchar[] AND (strpos(title, $4) > 0)))",
            [["0a"], ["0b", "0c"], " b c "],
        ),
        (
            '("a") NOT ({title text} : ("a"))',
            "(found_by @> $2::varchar[]) EXCEPT SELECT number FROM search WHERE ((found_by @> $3::varchar[]))",
            [["2a"], ["1a"]],
        ),
    ],
)
def test_an_expression_of_fts5_is_written_as_a_condition(expression: str, condition: str, values: list[Any]) -> None:
    sql, parameters = asked("SELECT rowid FROM search WHERE search MATCH ?", [expression])

    assert sql == f"SELECT number FROM search WHERE {found(condition)}"
    assert parameters == [expression, *values]


def test_two_expressions_in_a_statement_are_kept_apart() -> None:
    sql, parameters = asked("search MATCH ? AND a = ? UNION search MATCH ? AND a = ?", ['"x"', 1, '"y"', 2])

    selected = "IN (SELECT number FROM search WHERE found_by @> "
    assert sql == (
        f"($1::text <> '' AND search.number {selected}$5::varchar[] OFFSET 0)) AND a = $2 UNION "
        f"($3::text <> '' AND search.number {selected}$6::varchar[] OFFSET 0)) AND a = $4"
    )
    assert parameters == ['"x"', 1, '"y"', 2, ["2x"], ["2y"]]


def test_nothing_of_a_question_becomes_a_part_of_the_statement() -> None:
    hostile = question_of("'); DROP TABLE members; -- \" OR 1=1 AND NOT {title} : $9 ?").expression

    sql, parameters = asked("SELECT rowid FROM search WHERE search MATCH ?", [hostile])

    assert "drop" not in sql.lower()
    assert parameters[1:4] == [["2drop"], ["2table"], ["2member"]]
