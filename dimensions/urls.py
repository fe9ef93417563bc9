from django.urls import path

from dimensions.views import doubts, plans, sources

app_name = "dimensions"
urlpatterns = [
    path("", plans.plan_list, name="plan_list"),
    path("<int:pk>/", plans.plan, name="plan"),
    path("activities/<int:pk>/", plans.activity, name="activity"),
    path("form/", plans.form, name="form"),
    path("files/new/", sources.source_new, name="source_new"),
    path("files/<int:pk>/", sources.source, name="source"),
    path("files/<int:pk>/download/", sources.download, name="source_download"),
    path("files/<int:pk>/accept/", sources.settle, {"verb": "accept"}, name="source_accept"),
    path("files/<int:pk>/reopen/", sources.settle, {"verb": "reopen"}, name="source_reopen"),
    path("files/<int:pk>/doubts/<int:number>/", doubts.doubt, name="source_doubt"),
    path("files/<int:pk>/take-in/", sources.take_in, name="source_take_in"),
    path("files/<int:pk>/discard/", sources.discard, name="source_discard"),
    path("<int:pk>/discard-draft/", plans.discard_draft, name="discard_draft"),
    path("<int:pk>/as/<str:form>/", plans.export, name="export"),
    path("<int:pk>/<str:step>/", plans.take, name="take"),
]
