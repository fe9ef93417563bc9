from django.urls import path

from portal.history.views import entries

app_name = "history"
urlpatterns = [path("", entries.entries, name="entries")]
