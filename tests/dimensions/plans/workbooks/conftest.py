"""What the tests of files that offices send share."""

import pytest

from dimensions.plans.workbooks import Unreadable, sheets_of


@pytest.fixture
def sent(tmp_path):
    """The file with these bytes, under this name."""

    def write(data, name="แผน.xlsx"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def refused(sent):
    """The sentence with which these bytes are refused."""

    def read(data, name="แผน.xlsx"):
        with pytest.raises(Unreadable) as refusal:
            sheets_of(sent(data, name))
        return refusal.value.message % refusal.value.params

    return read
