"""A word list that cannot be understood says where, and how to mend it."""

from pathlib import Path

import pytest

from french.word_lists import LARGEST_BYTES, LONGEST_LETTERS, WordList, WordListError, word_list


def written(folder: Path, text: str) -> WordList:
    """A list that somebody wrote."""
    file = folder / "mots.txt"
    file.write_text(text, encoding="utf-8")
    return word_list(file)


def test_a_list_keeps_its_order_and_leaves_out_remarks_and_blank_lines(tmp_path: Path) -> None:
    words = written(tmp_path, "# Fruits : un par ligne.\n\n  poire \n# la reine\nananas\n[légumes]\nchou\n")

    assert words.words() == ("poire", "ananas")
    assert words.words("légumes") == ("chou",)


def test_a_list_saved_by_another_editor_is_the_same(tmp_path: Path) -> None:
    file = tmp_path / "mots.txt"
    file.write_bytes("\ufeff# Fruits.\r\npoire\r\n".encode())

    assert word_list(file).words() == ("poire",)


def test_pairs_are_cut_at_the_first_sign(tmp_path: Path) -> None:
    words = written(tmp_path, "# Mots.\nheure : à 8 : 30\n")

    assert words.pairs() == {"heure": "à 8 : 30"}


def test_a_name_comes_again_in_groups_but_a_way_under_one_name_only_where_that_is_asked(tmp_path: Path) -> None:
    words = written(tmp_path, "# Codes.\nA : un | deux\nA : trois\nB : un\n")

    assert [(group.name, group.ways) for group in words.groups()] == [
        ("A", ("un", "deux")),
        ("A", ("trois",)),
        ("B", ("un",)),
    ]
    with pytest.raises(WordListError, match=r"ligne 4 : « un » est déjà à la ligne 2"):
        words.groups(once=True)


def test_a_word_that_is_written_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(
        WordListError, match=r"mots\.txt, ligne 4 : « poire » est déjà à la ligne 2\. Gardez l’une des deux"
    ):
        written(tmp_path, "# Fruits.\npoire\nananas\npoire\n").words()


@pytest.mark.parametrize("line", ["adjointe", "adjointe :", ": adjoint"])
def test_a_line_without_a_side_is_told(tmp_path: Path, line: str) -> None:
    with pytest.raises(WordListError, match=rf"ligne 2 : « {line} » doit s’écrire « gauche : droite »"):
        written(tmp_path, f"# Grades.\n{line}\n").pairs()


def test_an_empty_way_is_told(tmp_path: Path) -> None:
    with pytest.raises(WordListError, match=r"ligne 2 : rien n’est écrit d’un côté de « \| »"):
        written(tmp_path, "# Codes.\nA : un | | deux\n").groups()


def test_a_part_is_there_once(tmp_path: Path) -> None:
    with pytest.raises(WordListError, match=r"ligne 4 : la partie \[a\] est déjà plus haut"):
        written(tmp_path, "# Mots.\n[a]\nun\n[a]\ndeux\n")
    with pytest.raises(WordListError, match=r"mots\.txt : la partie \[b\] manque"):
        written(tmp_path.parent, "# Mots.\n[a]\nun\n").words("b")


def test_a_list_is_bounded(tmp_path: Path) -> None:
    with pytest.raises(WordListError, match=rf"ligne 2 : plus de {LONGEST_LETTERS} lettres"):
        written(tmp_path, "# Mots.\n" + "a" * (LONGEST_LETTERS + 1))
    large = tmp_path / "large.txt"
    large.write_text("a\n" * LARGEST_BYTES, encoding="utf-8")
    with pytest.raises(WordListError, match="Ce n’est plus une liste de mots"):
        word_list(large)


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mots.txt"
    file.write_bytes("# Métiers.\nverrier\n".encode("latin-1"))

    with pytest.raises(WordListError, match="Enregistrez-le en UTF-8"):
        word_list(file)
