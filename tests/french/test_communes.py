"""The table of communes: what a board reads of it is what the whole country's has."""

from french.communes import VALLEY, commune, glued, named, postal_codes, table, valley, valley_names


def test_the_departments_of_the_valley_are_read_alike_alone_and_with_the_country() -> None:
    lines, codes = valley()

    assert lines == {insee: line for insee, line in table().lines.items() if insee[:2] in VALLEY}
    assert codes == {code: served for code, served in table().postal.items() if code[:2] in VALLEY}
    assert valley_names() == {
        name: codes for name, codes in table().names.items() if any(code[:2] in VALLEY for code in codes.split())
    }
    assert postal_codes() == table().postal


def test_postal_codes_of_the_valley_serve_its_departments_only() -> None:
    served = {insee for codes in valley()[1].values() for insee in codes.split()}

    assert served == set(valley()[0])


def test_every_commune_is_found_by_its_own_name() -> None:
    lost = [insee for insee in table().lines if commune(insee) not in named(glued(commune(insee).name))]

    assert lost == []
