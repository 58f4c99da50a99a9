"""A table fits the terminal, loses nothing, and holds nothing that a terminal obeys."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pipeline.commands.terminal.table import FEWEST_CELLS, Column, Row, Table, lines, text_of

COLUMNS = (Column("Source"), Column("État"), Column("Lues", number=True), Column("Adresse", narrowest=10))
TABLE = Table(
    COLUMNS,
    (
        Row(("verrerie-site", "À jour", "12", "https://verrerie.example/offres")),
        Row(("moules", "Injoignable", "0", "https://moules.example"), ("L’adresse du site est introuvable.", "")),
    ),
    beneath="Pourquoi",
)
WORDS = st.text(st.sampled_from("aé日 \x1b\n\u202e\u00a0’-"), max_size=30)
HEADINGS = st.text("aé ’", max_size=20)
TABLES = st.integers(1, 5).flatmap(
    lambda columns: st.builds(
        Table,
        st.tuples(*[st.builds(Column, HEADINGS, st.booleans(), st.sampled_from([0, 4, 12]))] * columns),
        st.lists(st.builds(Row, st.tuples(*[WORDS] * columns), st.tuples(WORDS)), max_size=3).map(tuple),
    )
)


def drawn(table: Table, width: int | None) -> list[str]:
    return list(map(text_of, lines(table, width)))


def test_where_there_is_room_all_columns_stand_side_by_side() -> None:
    assert drawn(TABLE, 100) == [
        "Source         État         Lues  Adresse",
        "verrerie-site  À jour         12  https://verrerie.example/offres",
        "moules         Injoignable     0  https://moules.example",
        "    L’adresse du site est introuvable.",
    ]


def test_a_column_that_may_be_narrowed_goes_on_in_the_next_line() -> None:
    assert drawn(TABLE, 56)[1:3] == [
        "verrerie-site  À jour         12  https://verrerie.examp",
        "                                  le/offres",
    ]


def test_what_finds_no_place_is_told_beneath_its_row_unless_it_says_nothing() -> None:
    assert drawn(TABLE, 26) == [
        "Source         État",
        "verrerie-site  À jour",
        "    Lues\u00a0: 12 · Adresse\u00a0:",
        "    https://verrerie.examp",
        "    le/offres",
        "moules         Injoignable",
        "    Adresse\u00a0:",
        "    https://moules.example",
        "    L’adresse du site est",
        "    introuvable.",
    ]


def test_without_a_terminal_a_row_is_one_line() -> None:
    assert drawn(TABLE, None) == [
        "Source         État         Lues  Adresse                          Pourquoi",
        "verrerie-site  À jour         12  https://verrerie.example/offres",
        "moules         Injoignable     0  https://moules.example           L’adresse du site est introuvable.",
    ]


def test_no_rows_are_no_lines() -> None:
    assert lines(Table(COLUMNS, ()), 80) == []


@given(TABLES, st.one_of(st.none(), st.integers(1, 60)))
def test_no_line_is_wider_than_the_terminal_and_none_holds_what_a_terminal_obeys(
    table: Table, width: int | None
) -> None:
    told = drawn(table, width)

    assert all(letter.isprintable() or letter == "\u00a0" for line in told for letter in line)
    if width is None:
        assert len(told) == (len(table.rows) + 1 if table.rows else 0)
    else:
        assert all(cell_len(line) <= max(width, FEWEST_CELLS) for line in told)


@given(TABLES, st.integers(20, 60))
def test_no_letter_is_lost_on_a_narrow_terminal(table: Table, width: int) -> None:
    def kept(texts: list[str]) -> str:
        return "".join(sorted(letter for text in texts for letter in text if letter in "aé日’"))

    told = [text for row in table.rows for text in (*row.cells, *row.beneath)]

    assert not set(kept(told)) - set(kept(drawn(table, width)))
