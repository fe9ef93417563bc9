from django.urls import path

from dimensions import views

app_name = "dimensions"
urlpatterns = [
    path("", views.plan_list, name="plan_list"),
    path("<int:pk>/", views.plan, name="plan"),
    path("activities/<int:pk>/", views.activity, name="activity"),
    path("form/", views.form, name="form"),
    path("<int:pk>/as/<str:form>/", views.export, name="export"),
    path("<int:pk>/<str:step>/", views.take, name="take"),
]
