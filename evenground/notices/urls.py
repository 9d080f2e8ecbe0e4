from django.urls import path

from evenground.notices import views

urlpatterns = [path("stop/<str:signed>/", views.stop_mail, name="stop_mail")]
