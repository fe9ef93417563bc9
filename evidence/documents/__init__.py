"""The documents that evidence gives rise to; `settings.DOCUMENT_KINDS` names them."""

from evidence.documents.province_progress import ProvinceProgress

__all__ = ["ProvinceProgress"]
