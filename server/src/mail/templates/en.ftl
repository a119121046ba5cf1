# Mail in English. Never health data, never a family name, never a ward: others may read a mail.

notice-subject = Something new for you in Hjemover
notice-heading = Something new for you
notice-text = You have a new message in Hjemover. Sign in to read it.
notice-link = Sign in to Hjemover

digest-subject = New in Hjemover since last time
digest-heading = New since last time
digest-text = { $count ->
    [one] There is one new message for you in Hjemover. Sign in to read it.
   *[other] There are { $count } new messages for you in Hjemover. Sign in to read them.
}
digest-link = Sign in to Hjemover

invitation-subject = You are invited to Hjemover
invitation-heading = You are invited to Hjemover
invitation-text = { $name } has named you as a contact. Please confirm that this is right. You may also say no.
invitation-caution = The link is for you alone. Do not pass it on.
invitation-link = Answer the invitation
invitation-why = You get this mail because somebody gave your address in Hjemover. You can answer for two weeks. If you know nothing of this, you need not do anything.

test-subject = Test from Hjemover
test-heading = Mail works
test-text = This mail is a test. You need not do anything.
test-link = Open Hjemover

footer-no-reply = Nobody reads replies to this mail. In acute danger in Norway: call 113.
footer-why = You get this mail because you have an account in Hjemover. Inside Hjemover you choose what you want mail about.
footer-unsubscribe = Stop sending me such mail

unsubscribe-title = Mail from Hjemover
unsubscribe-heading = Do you want no more mail about what is new in Hjemover?
unsubscribe-text = All you have in Hjemover stays there. You can choose mail again at any time when you are signed in.
unsubscribe-button = Stop sending me mail
unsubscribed-heading = You get no more of these mails
unsubscribed-text = If you have an account, you can choose mail again at any time when you are signed in.
