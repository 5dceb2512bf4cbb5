"""The town of a postal code: what the office writes comes before the official list."""

from polesdesk.actions import associations, towns
from polesdesk.actions.towns import Towns
from polesdesk.domain.associations import Association


def write(office, row_id: str, city: str, postal_code: str = "54490") -> None:
    one = Association(id=row_id, name=f"Essai {row_id}", postal_code=postal_code, city=city)
    office.runner.do(associations.save, one)


def of(office, code: str) -> Towns:
    return office.runner.read(towns.of_code, code)


def test_one_commune_is_proposed_several_are_offered(office):
    assert of(office, "59800") == Towns(usual="Lille", all=("Lille",))
    several = of(office, "54490")
    assert several.usual == ""
    assert several.all[0] == "Piennes"
    assert of(office, "00000") == Towns()
    assert towns.known("59800") == of(office, "59800")


def test_what_the_office_writes_most_comes_first_and_once(office):
    for row_id, city in (("1", "MURVILLE"), ("2", "MURVILLE"), ("3", "Joudreville")):
        write(office, row_id, city)
    found = of(office, "54490")
    assert found.usual == "MURVILLE"
    assert found.all[:3] == ("MURVILLE", "Joudreville", "Piennes")
    assert "Murville" not in found.all


def test_codes_of_large_receivers_are_learnt(office):
    write(office, "1", "Amiens CEDEX 1", "80027")
    assert of(office, "80027") == Towns(usual="Amiens CEDEX 1", all=("Amiens CEDEX 1",))


def test_deleted_records_teach_nothing(office):
    write(office, "1", "Ailleurs")
    office.runner.do(associations.bin, ("1",))
    assert "Ailleurs" not in of(office, "54490").all
