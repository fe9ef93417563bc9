import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from portal.shell import digits
from portal.shell.templatetags import keeping, ui
from tests.house.source import ROOT, files, name

SPRITE = "/static/img/icons.svg"
ICON = re.compile(r'\{%\s*(?:icon|empty)\s+"([\w-]+)"|icon="([\w-]+)"')


def drawn(source: str, **context) -> str:
    with translation.override("en"):
        return Template(source).render(Context(context))


def symbols() -> set[str]:
    return set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/img/icons.svg").read_text("utf-8")))


def test_icon_beside_words_is_silent():
    assert drawn('{% icon "upload" %}') == (
        f'<svg class="icon" aria-hidden="true" focusable="false"><use href="{SPRITE}#upload"></use></svg>'
    )


def test_icon_with_label_speaks():
    assert drawn('{% icon "lock" label=label size="large" %}', label='"Closed"') == (
        '<svg class="icon icon--large" role="img" aria-label="&quot;Closed&quot;">'
        f'<use href="{SPRITE}#lock"></use></svg>'
    )


def test_icons_of_templates_are_in_the_sprite():
    used = {
        (name(path), one or other) for path in files(".html") for one, other in ICON.findall(path.read_text("utf-8"))
    }
    assert len(used) > 20
    assert {(path, icon) for path, icon in used if icon not in symbols()} == set()


def test_icons_of_states_are_in_the_sprite():
    assert {icon for icon, _ in ui.STATES.values()} - symbols() == set()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('{% state_badge "overdue" %}', "Overdue"),
        ('{% state_badge "overdue" label=label %}', "&lt;b&gt;"),
    ],
)
def test_state_badge_says_the_state_three_times(source, words):
    icon = drawn('{% icon "warning" %}')
    badge = drawn(source, label="<b>")
    assert badge == f'<span class="state" data-state="overdue">{icon}{words}</span>'


def test_state_badge_takes_the_name_of_a_choice():
    class Choice(str):
        label = "Sent back"

    icon = drawn('{% icon "return" %}')
    assert drawn("{% state_badge state %}", state=Choice("returned")) == (
        f'<span class="state" data-state="returned">{icon}Sent back</span>'
    )


def test_unknown_state_is_an_error():
    with pytest.raises(KeyError):
        drawn('{% state_badge "lost" %}')


@pytest.mark.parametrize(
    ("share", "step"), [(None, "none"), (0, "0"), (0.099, "0"), (0.1, "1"), (0.999, "9"), (1, "10"), (1.5, "10")]
)
def test_heat_reaches_ten_only_when_complete(share, step):
    assert ui.heat(share) == step


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (0, "0%"),
        (0.001, "1%"),
        (0.864, "86%"),
        (226 / 261, "87%"),
        (0.999, "99%"),
        (1, "100%"),
    ],
)
def test_percent_is_rounded_and_the_ends_are_said_of_nothing_and_of_all(share, text):
    assert ui.percent(share) == text


def test_percent_in_thai_digits():
    with digits.override(digits.THAI):
        assert ui.percent(0.62) == "๖๒%"


def test_progress_line_writes_its_figures():
    with digits.override(digits.THAI):
        assert drawn('{% progress_line 12 30 "Accepted" %}') == (
            '<div class="progress-line"><progress value="12" max="30" aria-label="Accepted"></progress>'
            '<span class="figures">๑๒ of ๓๐</span></div>'
        )


def test_progress_line_says_it_in_other_words():
    line = drawn('{% progress_line 4 1 "Given" "4 there, at least 1 asked for" %}')
    assert line.endswith('<span class="figures">4 there, at least 1 asked for</span></div>')


def test_progress_line_of_nothing_has_a_bar_all_the_same():
    assert 'max="1"' in drawn('{% progress_line 0 0 "Accepted" %}')


def test_share_bar_lays_the_parts_end_to_end():
    assert drawn("{% share_bar 8 accepted=4 overdue=1 %}") == (
        '<svg class="shares" role="img" aria-label="Accepted 4, Overdue 1" '
        'viewBox="0 0 100 8" preserveAspectRatio="none">'
        '<rect data-state="accepted" x="0.00" width="50.00" height="8"></rect>'
        '<rect data-state="overdue" x="50.00" width="12.50" height="8"></rect></svg>'
    )


def test_share_legend_counts_what_the_bar_shows():
    swatch = (
        '<li><svg class="shares" aria-hidden="true" viewBox="0 0 8 8">'
        '<rect data-state="{}" width="8" height="8"></rect></svg>{}</li>'
    )
    parts = [swatch.format("accepted", "Accepted <b>4</b>"), swatch.format("not_due", "Still in time <b>3</b>")]
    assert drawn("{% share_legend accepted=4 not_due=3 %}") == f'<ul class="legend">{"".join(parts)}</ul>'


def test_share_of_a_closed_year_that_was_not_due_says_so():
    left = "Not due when the year was closed"
    assert f'aria-label="{left} 3"' in drawn("{% share_bar 3 not_due=3 closed=True %}")
    assert f"{left} <b>3</b>" in drawn("{% share_legend not_due=3 closed=True %}")


class Asked(forms.Form):
    name = forms.CharField()
    stage = forms.IntegerField(widget=forms.HiddenInput, error_messages={"invalid": "Load the page again."})


def test_what_no_field_on_the_page_can_be_marked_with_is_said_alone():
    form = Asked({"stage": "x"})
    form.add_error(None, "Someone else was faster.")
    assert ui.errors_alone(form) == ["Someone else was faster.", "Load the page again."]
    assert [field.name for field in ui.marked_fields(form)] == ["name"]


SUMMARY = '{% include "components/error_summary.html" %}'


def test_error_summary_calls_to_look_at_marks_only_where_there_are_any():
    marked, alone = Asked({"stage": "1"}), Asked({"stage": "1", "name": "x"})
    alone.add_error(None, "You could not be signed in.")
    pages = [drawn(SUMMARY, form=form) for form in (marked, alone)]
    assert [("Please check what is marked" in page, page.count("<li>")) for page in pages] == [(True, 1), (False, 0)]
    assert "<p>You could not be signed in.</p>" in pages[1]


def test_crumbs_lead_back_from_the_outermost():
    assert drawn('{% crumbs "/" "First" "/a/" title %}', title="<x>") == (
        '<nav class="breadcrumb-trail" aria-label="You are here"><ol>'
        '<li><a href="/">First</a></li><li><a href="/a/">&lt;x&gt;</a></li></ol></nav>'
    )


def test_alert_of_danger_is_announced():
    icon = drawn('{% icon "warning" %}')
    assert drawn('{% alert "danger" title="Stop" %}<p>{{ why }}</p>{% endalert %}', why="<i>") == (
        f'<div class="alert alert-danger" role="alert">{icon}<div class="alert__body">'
        '<strong class="alert__title">Stop</strong><p>&lt;i&gt;</p></div></div>'
    )


def test_stylesheets_stand_apart_where_nothing_was_joined():
    links = re.findall(r'href="/static/([^"]+)"', drawn("{% stylesheets %}"))
    assert links[:4] == [
        "vendor/bootstrap-5.3.8/bootstrap.min.css",
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
    ]
    assert links[4:] == sorted(f"css/components/{path.name}" for path in (ROOT / "static/css/components").iterdir())


def test_scripts_are_deferred():
    lines = drawn("{% scripts %}").splitlines()
    assert [re.fullmatch(r'<script defer src="/static/js/[\w-]+\.js"></script>', line) is None for line in lines] == [
        False
    ] * len(list((ROOT / "static/js").glob("*.js")))


def test_file_card_says_why_a_file_came_back():
    card = drawn(
        '{% include "components/file_card.html" with remove_url="/files/7/remove/" %}',
        file={"name": "<ก>.pdf", "size": 2048, "state": "returned", "remark": "No signature", "sha256": "ab" * 32},
    )
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", card)).strip()
    assert words == "&lt;ก&gt;.pdf Returned2 KB SHA-256 abababababab… Remove &lt;ก&gt;.pdf No signature"


def test_what_is_kept_is_drawn_once_for_its_values_a_language_and_digits():
    source = Template("{% kept place %}{{ count }}{% endkept %}")
    counts = iter(range(9))

    def read(place: str, language: str = "th", figures: str = "arabic") -> str:
        with translation.override(language), digits.override(figures):
            return source.render(Context({"place": place, "count": next(counts)}))

    assert [read("a"), read("a"), read("b"), read("a", "en"), read("a", "th", "thai"), read("a")] == list("002340")


def test_what_is_fresh_is_each_readers_own_in_what_is_kept():
    inner = "{% kept %}<b>{% fresh %}{{ name }}{% endfresh %}</b>{% endkept %}"
    source = Template("{% kept place %}{{ count }} {% fresh %}{{ name }}{% endfresh %} " + inner + "{% endkept %}!")
    read = [source.render(Context({"place": "a", "count": at, "name": name})) for at, name in enumerate(["ก", "<ข>"])]
    assert read == ["0 ก <b>ก</b>!", "0 &lt;ข&gt; <b>&lt;ข&gt;</b>!"]


def test_what_is_fresh_stands_as_it_is_where_nothing_is_kept(settings):
    source = "{% fresh %}{{ name }}{% endfresh %}"
    settings.DEBUG = True
    assert [drawn(source, name="ก"), drawn("{% kept %}" + source + "{% endkept %}", name="ข")] == ["ก", "ข"]


def test_what_is_kept_never_grows_without_end(monkeypatch):
    monkeypatch.setattr(keeping.KeptNode, "MOST", 2)
    source = Template("{% kept place %}{{ place }}{% endkept %}")
    assert [source.render(Context({"place": place})) for place in "abcab"] == list("abcab")
    assert len(source.nodelist[0].kept) <= 2


def test_nothing_is_kept_for_those_who_work_on_the_pages(settings):
    settings.DEBUG = True
    source = Template("{% kept %}{{ count }}{% endkept %}")
    assert [source.render(Context({"count": count})) for count in "12"] == ["1", "2"]
