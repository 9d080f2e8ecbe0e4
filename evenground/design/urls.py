from django.urls import path

from evenground.design import views

urlpatterns = [path("design", views.gallery, name="gallery")]
