from hypothesis import given
from hypothesis import strategies as st

from evenground.groups.domain.codes import SIGNS, new_code, read_code, spoken

CODES = st.builds(new_code)


def test_no_sign_is_taken_for_another():
    assert len(SIGNS) == len(set(SIGNS)) == 31
    assert not set("01ILO") & set(SIGNS)


@given(CODES)
def test_a_code_is_read_however_it_is_typed(code):
    assert read_code(spoken(code)) == code
    assert read_code(f"  {code[:3].lower()} {code[3:].lower()} ") == code


@given(CODES, st.integers(0, 9), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(code, place, sign):
    typed = code[:place] + sign + code[place + 1 :]
    assert read_code(typed) == (code if typed == code else "")


@given(CODES, st.integers(0, 8))
def test_two_signs_changed_about_are_noticed(code, place):
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_code(typed) == (code if typed == code else "")


@given(st.text())
def test_anything_else_is_no_code(text):
    assert read_code(text) == "" or len(read_code(text)) == 10
