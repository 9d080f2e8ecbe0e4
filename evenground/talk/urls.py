from django.urls import path

from evenground.talk import views

urlpatterns = [
    path("g/<uuid:group_id>/hello/", views.hello, name="hello"),
    path("g/<uuid:group_id>/words/<uuid:message_id>/", views.change_words, name="change_words"),
    path("g/<uuid:group_id>/words/<uuid:message_id>/take-back/", views.take_back, name="take_back"),
    path("g/<uuid:group_id>/words/<uuid:message_id>/fold/", views.fold, name="fold"),
    path("g/<uuid:group_id>/my-place/muted/", views.muted, name="muted"),
    path("g/<uuid:group_id>/my-place/muted/<uuid:member_id>/", views.unmute, name="unmute"),
]
