from django.urls import path

from evenground.home import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
]
