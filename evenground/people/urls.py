from django.urls import path

from evenground.people import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/email/", views.by_email, name="sign_in_email"),
    path("sign-in/code/", views.by_code, name="sign_in_code"),
    path("sign-in/card/", views.by_card, name="sign_in_card"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("me/", views.me, name="me"),
    path("me/card/", views.my_card, name="my_card"),
    path("me/sign-out-everywhere/", views.sign_out_all, name="sign_out_everywhere"),
    path("me/confirm-again/", views.confirm_again, name="confirm_again"),
    path("me/no-mail/", views.no_mail, name="no_mail"),
    path("me/mail-again/", views.mail_again, name="mail_again"),
    path("confirm/<str:key>/", views.confirm_email, name="confirm_email"),
    path("language/", views.language, name="language"),
    # The same pages under the names by which allauth looks for its own.
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/", views.sign_in, name="account_signup"),
    path("sign-in/email/", views.by_email, name="account_request_login_code"),
    path("sign-in/code/", views.by_code, name="account_confirm_login_code"),
]
