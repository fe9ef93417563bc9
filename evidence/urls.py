from django.urls import path

from evidence.views import desk, files, lists, review, work

app_name = "evidence"
urlpatterns = [
    path("work/", work.mine, name="work"),
    path("work/<int:pk>/", work.assignment, name="assignment"),
    path("assignments/<slug:code>/", lists.assignments, name="assignments"),
    path("submissions/<int:pk>/<str:step>/", work.take, name="take"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<int:pk>/", review.review, name="review"),
    path("files/<int:pk>/", files.download, name="download"),
    path("files/<int:pk>/picture/<int:side>/", files.picture, name="picture"),
    path("files/<int:pk>/page/<int:number>/", files.page, name="page"),
]
