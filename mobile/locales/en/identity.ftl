# Signing in, settings, and the frame round the pages.

# Signing in
sign-in-title = Sign in to Hjemover
sign-in-expired = You were away for a while, so we signed you out. What you wrote is kept. Sign in to go on.
sign-in-username = User name
sign-in-username-hint = Or your e-mail address
sign-in-password = Password
sign-in-show-password = Show the password

# Addresses that lead nowhere
not-found-title = This page does not exist
not-found-text = The link may be old, or the page is not for you.
not-found-home = Go to the first page

# Language and text
look-title = Language and text size

# Devices
devices-title = Sign-in and devices
devices-lead = These are the phones and computers where you are signed in. If you do not know one of them, sign it out and change your password.
devices-unknown = Unknown device
devices-this = This device
devices-since = Signed in { $when }
devices-used = Last used { $when }
devices-end = Sign this one out
devices-end-label = Sign this one out: { $name }
devices-ended = The device is signed out
devices-all-title = Signing out everywhere
devices-all-text = You then have to sign in again, here too.
devices-all = Sign out everywhere

# Password
password-title = Change password
password-lead = When you change your password, your other devices are signed out.
password-current = The password you have now
password-new = New password
password-new-hint = At least ten characters. A few words that do not belong together work well.
password-save = Change password
password-changed = Your password is changed

# Accessibility
accessibility-title = Accessibility
accessibility-aim = Everybody should be able to use Hjemover. We follow WCAG 2.2 at level AA.
accessibility-works-title = This should work
accessibility-works-keyboard = Everything can be done with a keyboard.
accessibility-works-text = Text can be made twice as large without losing anything.
accessibility-works-colours = Light and dark colours, and strong contrast if you have chosen it on your device.
accessibility-works-reader = Headings, fields and buttons have names that are read aloud.
accessibility-not-title = This we are not sure of
accessibility-not-tested = The app is tested with automatic tools, but not by enough people yet.
accessibility-not-letters = Letters from hospital are shown as they were written. Some of them may be hard to read.
accessibility-tell-title = Tell us
accessibility-tell = Is there something you cannot do? Tell the person who gave you access to Hjemover. You can also complain to the Norwegian authority for universal design of ICT.

# Mail about news
notices-title = Mail about news
notices-lead = We can send you a mail when there is something new in Hjemover. It never says what: you read that when you have signed in.
notices-address = The mail goes to { $email }.
notices-no-address = No e-mail address is registered for you, so no mail comes.
notice-kind-letter = A new letter from hospital
notice-kind-plan = Changes in the plan
notice-kind-what_matters = Somebody has seen or done something about what matters
notice-kind-contacts = Relatives have answered or written something
notice-kind-access = Something was opened for me, or the access has ended
notice-kind-inbox = Something new in the unit's inbox
notice-choice-at_once = At once
notice-choice-daily_digest = Together, once a day
notice-choice-never = Never
notices-hours = When mail may come
notices-hours-hint = In the quiet hours mail waits. When both times are the same, there are no quiet hours.
notices-quiet-from = Quiet from
notices-quiet-until = Quiet until
notices-digest-hour = The daily mail comes at
