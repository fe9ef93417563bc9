import json
import re
from io import BytesIO

import pytest
from django.conf import settings as base
from django.core.management import call_command
from django.test import override_settings
from PIL import Image

from portal.shell import static
from portal.shell.pruning import is_left_out, pruned
from tests.house.source import ROOT, files, name

BUNDLED = base.STORAGES | {
    "staticfiles": base.STORAGES["staticfiles"] | {"BACKEND": "portal.shell.static.BundledStaticFilesStorage"}
}
OWN = ["django.contrib.staticfiles.finders.FileSystemFinder"]
CLASSES = re.compile(r'class="([^"]*)"')
TAG = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The static files as `collectstatic` leaves them on a site."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=BUNDLED, STATICFILES_FINDERS=OWN):
        call_command("collectstatic", verbosity=0, interactive=False)
    return root


@pytest.fixture
def collected(site, settings):
    settings.STATIC_ROOT, settings.STORAGES, settings.STATICFILES_FINDERS = site, BUNDLED, OWN
    return site


def test_what_was_collected_is_everybody_s_to_read(collected):
    """A web server has a user of its own; what people send is the portal's alone."""
    found = [path for path in collected.rglob("*") if path.suffix not in {".gz", ".br"}]
    modes = {(path.is_dir(), oct(path.stat().st_mode & 0o777)) for path in found}
    assert modes == {(True, "0o755"), (False, "0o644")}


def test_collectstatic_joins_stylesheets_and_scripts(collected):
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    sheet = (collected / paths["css/saisaat.css"]).read_text("utf-8")
    marks = ["Bootstrap", "--paper: #ffffff", "@font-face", ".skip-link{", ".action-bar{"]
    assert [sheet.count(mark) > 0 for mark in marks] == [True] * len(marks)
    assert sorted(marks, key=sheet.index) == marks
    assert static.names(static.STYLES) == ["css/saisaat.css"]
    assert static.names(static.SCRIPTS) == ["js/saisaat.js"]


def test_joined_stylesheet_names_hashed_fonts_that_exist(collected):
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    sheet = (collected / paths["css/saisaat.css"]).read_text("utf-8")
    fonts = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', sheet)
    assert fonts == [paths[f"fonts/saisaat-sarabun-{weight}.woff2"] for weight in (400, 700)]
    assert [(collected / font).exists() for font in fonts] == [True, True]


def test_first_visit_stays_within_its_budget(collected):
    """Sign-in may weigh 80 kB: the page 4, and what stands here."""
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    wanted = ["css/saisaat.css", "js/saisaat.js", "img/icons.svg", "img/favicon.svg"]
    packed = [(collected / f"{paths[file]}.br").stat().st_size for file in wanted]
    fonts = [(collected / paths[f"fonts/saisaat-sarabun-{weight}.woff2"]).stat().st_size for weight in (400, 700)]
    assert sum(packed) + sum(fonts) < 72_000


def test_collecting_twice_changes_nothing(collected):
    before = {path.name for path in collected.rglob("*")}
    call_command("collectstatic", verbosity=0, interactive=False)
    assert {path.name for path in collected.rglob("*")} == before


def test_while_debugging_the_parts_are_loaded(collected, settings):
    settings.DEBUG = True
    assert static.names(static.STYLES) == static.stylesheets()


def test_address_in_a_component_is_seen_from_the_bundle():
    part = "css/components/x.css"
    css = 'a{b:url("../../img/c.svg")} d{e:url(data:x)} f{g:url(#h)}'
    assert static.URL.sub(static._rebased(part), css) == 'a{b:url("../img/c.svg")} d{e:url(data:x)} f{g:url(#h)}'


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("/*! licence */.btn{a:b}", "/*! licence */.btn{a:b}"),
        (".card,.row>*{a:b}", ".row>*{a:b}"),
        (".card-body{a:b}", ""),
        (".row:not(.card){a:b}", ".row:not(.card){a:b}"),
        ("@media print{.modal{a:b}.row{c:d}}", "@media print{.row{c:d}}"),
        ("@media print{.modal{a:b}}", ""),
        ("@keyframes x{0%{a:b}}.row{c:d}", ".row{c:d}"),
        ("[data-bs-theme=dark]{a:b}:root,[data-bs-theme=light]{c:d}", ":root,[data-bs-theme=light]{c:d}"),
        (".m-xl-1,.m-xxl-1,.m-md-1{a:b}", ".m-md-1{a:b}"),
        (".a:where(.b,.c){d:e}", ".a:where(.b,.c){d:e}"),
    ],
)
def test_pruned_leaves_out_families(css, kept):
    assert pruned(css) == kept


def test_pruned_bootstrap_still_has_what_pages_use():
    sheet = pruned((ROOT / "static" / static.stylesheets()[0]).read_text("utf-8"))
    wanted = [
        ".row{",
        ".btn{",
        ".form-control{",
        ".form-check-input{",
        ".alert{",
        ".visually-hidden",
        ".mb-3{",
        "--bs-body-color",
    ]
    assert [mark for mark in wanted if mark not in sheet] == []


def own_classes() -> set[str]:
    sheets = [path.read_text("utf-8") for path in (ROOT / "static/css").rglob("*.css")]
    return {found for sheet in sheets for found in re.findall(r"\.([a-zA-Z][\w-]*)", sheet)}


def test_no_template_uses_a_class_that_is_left_out():
    own = own_classes()
    used = {
        (name(path), word)
        for path in files(".html")
        for classes in CLASSES.findall(TAG.sub(" ", path.read_text("utf-8")))
        for word in classes.split()
    }
    assert len(used) > 100
    assert {(path, word) for path, word in used if is_left_out(word) and word not in own} == set()


def test_icon_that_browsers_ask_for_unasked_is_served_to_everybody(client):
    answer = client.get("/favicon.ico")
    icon = b"".join(answer)
    assert (answer.status_code, icon) == (200, (ROOT / "static/root/favicon.ico").read_bytes())
    assert sorted(Image.open(BytesIO(icon)).info["sizes"]) == [(16, 16), (32, 32), (48, 48)]
    assert len(icon) < 5_000
