from django.urls import path

from portal.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.documents, name="list"),
    path("make/<slug:code>/<slug:kind>/", views.make, name="make"),
    path("<int:pk>/", views.download, name="download"),
]
