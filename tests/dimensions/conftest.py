import pytest
from django.utils import translation

from portal.offices.models import Office
from tests.factories.offices import DistrictFactory

GROUP_NAMES = (
    ("กลุ่มงานประสานและสนับสนุนการบริหารงานพัฒนาชุมชน", "กง.ประสานฯ"),
    ("กลุ่มงานส่งเสริมการพัฒนาชุมชน", "กง.ส่งเสริมฯ"),
    ("กลุ่มงานสารสนเทศการพัฒนาชุมชน", "กง.สารสนเทศฯ"),
    ("กลุ่มงานยุทธศาสตร์การพัฒนาชุมชน", "กง.ยุทธศาสตร์ฯ"),
)


@pytest.fixture(autouse=True)
def english():
    """Sentences are held against what the code says; the house checks that every one has its Thai."""
    with translation.override("en"):
        yield


@pytest.fixture
def rayong(province, groups) -> Office:
    """The province 21 as it is: four groups by their names, eight districts."""
    for group, (name, short) in zip(groups, GROUP_NAMES, strict=True):
        group.name_th, group.short_th = name, short
        group.save()
    for number in range(1, 9):
        DistrictFactory(code=f"210{number}", parent=province)
    return province
