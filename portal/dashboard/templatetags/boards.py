"""What boards draw beside the components of every page."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from portal.dashboard import heat

register = template.Library()


@register.simple_tag
def heat_rows(*rows: Sequence[heat.Row] | heat.Row) -> SafeString:
    """Rows of a heat table, or one row alone."""
    found = [row for given in rows for row in ([given] if isinstance(given, heat.Row) else given)]
    return heat.draw_rows(found)
