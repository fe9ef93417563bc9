"""The bytes of an item, after the policy was asked: as a download, as a picture, or page by page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from evidence import vault
from evidence.models import Item, StoredFile
from portal.offices.scope import Request

P = ParamSpec("P")
PAGE_SIDE = 1754  # pixels: an A4 page at 150 dots per inch
A_DAY = "private, max-age=86400, immutable"
ASK_EACH_TIME = "private, no-cache"


View = Callable[Concatenate[Request, P], HttpResponseBase]


def never_run(view: View[P]) -> View[P]:
    """Whatever was sent stays a thing to look at; it is packed already, gzip would only hide how long it is."""

    @wraps(view)
    def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.META.pop("HTTP_ACCEPT_ENCODING", None)
        response = view(request, *args, **kwargs)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response._csp_exempt = True  # type: ignore[attr-defined]  # stricter than the site's own policy
        return response

    return guarded


def kept(request: HttpRequest, tag: str, make: Callable[[], HttpResponseBase], *, caching: str) -> HttpResponseBase:
    """The answer, or word that the browser has it already; only a person's own browser may keep it."""
    etag = f'"{tag}"'
    response = get_conditional_response(request, etag=etag) or make()
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"], response.headers["ETag"] = caching, etag
    return response


def stored_file_of(request: Request, pk: int) -> tuple[Item, StoredFile]:
    """The item and its file, if it is within the person's scope and the bytes are there."""
    item = get_object_or_404(Item.objects.within(request.scope).select_related("file"), pk=pk)
    if item.file is None or not vault.path_of(item.file.sha256).exists():
        raise Http404
    return item, item.file


@require_safe
@never_run
def download(request: Request, pk: int) -> HttpResponseBase:
    """The file as it was sent, under the name it was sent with."""
    item, file = stored_file_of(request, pk)

    def make() -> FileResponse:
        content = vault.path_of(file.sha256).open("rb")
        return FileResponse(content, as_attachment=True, filename=item.name, content_type=file.media_type)

    return kept(request, file.sha256, make, caching=ASK_EACH_TIME)


@require_safe
@never_run
def picture(request: Request, pk: int, side: int) -> HttpResponseBase:
    """A photo or a PDF's first page as JPEG, to look at without downloading."""
    _item, file = stored_file_of(request, pk)
    if side not in (vault.THUMBNAIL_SIDE, vault.PREVIEW_SIDE):
        raise Http404

    def make() -> HttpResponseBase:
        try:
            drawn = vault.picture(file.sha256, file.media_type, side)
        except vault.NoPicture:
            return no_picture()
        return FileResponse(drawn.open("rb"), content_type="image/jpeg")

    return kept(request, f"{file.sha256}-{side}", make, caching=A_DAY)


@require_safe
@never_run
def page(request: Request, pk: int, number: int) -> HttpResponseBase:
    """One page of a PDF as a picture, counted from 1: readable on any phone, and nothing in the file can run."""
    _item, file = stored_file_of(request, pk)
    if not file.is_pdf or not 1 <= number <= (file.pages or 0):
        raise Http404

    def make() -> HttpResponseBase:
        try:
            drawn = vault.draw(file.sha256, file.media_type, side=PAGE_SIDE, number=number - 1)
        except vault.NoPicture:
            return no_picture()
        return HttpResponse(drawn, content_type="image/jpeg")

    return kept(request, f"{file.sha256}-page-{number}", make, caching=A_DAY)


def no_picture() -> HttpResponse:
    """A drawing that says so stands in for what can not be drawn; it is tried again the next time."""
    response = redirect(static("img/no-picture.svg"))
    response.headers["Cache-Control"] = "no-store"
    return response
