# What went wrong, and what to do now. problem-<code> and field-<code> from the API.

problem-unauthenticated = You are no longer signed in. Sign in again and go on where you were.
problem-wrong_password = User name and password do not belong together. Please try once more.
problem-not_found = We cannot find this, or you do not have access to it.
problem-malformed = We did not understand what was sent. Reload the page and try again.
problem-invalid = Something needs correcting before this can be saved.
problem-too_large = This is more than we can receive at once. Shorten it and try again.
problem-unsupported_media_type = We did not understand what was sent. Reload the page and try again.
problem-changed_meanwhile = Somebody else changed this while you were working. See what is new, and try again.
problem-id_taken = This seems to be saved already. Reload the page to see.
problem-key_reused = This was not saved. Reload the page and try again.
problem-already_signed = The letter is signed and cannot change. Make a new version to correct something.
problem-not_signed = The letter must be signed before it can be sent to the patient.
problem-already_released = The patient has this letter already.
problem-no_longer_valid = The letter has been withdrawn or replaced by a newer version.
problem-state_cannot_follow = The step has another status now, so this is not possible. Refresh the page to see it.
problem-already_taken = Somebody else has taken this one.
problem-already_handled = This one is handled already.
problem-already_admitted = The patient is in hospital already.
problem-stay_ended = The stay has ended and cannot change.
problem-too_many = There is no room for more. Clear away something that no longer applies, and try again.
problem-too_many_attempts = That was many attempts. Wait a little, and try again.
problem-cross_site = The request came from another site and was stopped. Open Hjemover again.
problem-unavailable = We cannot save or load anything right now. Nothing is lost. Try again in a little while.
problem-internal = Something went wrong on our side. Nothing was saved. Try again in a little while.
problem-method_not_allowed = This is not possible here. Reload the page and try again.
problem-offline = You are offline. What you wrote is kept here. Try again when you are online.
problem-network = We got no answer. See whether you are online, and try again.
problem-unknown = Something went wrong. Try again in a little while.
problem-retry-after = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
problem-reference = Reference for support: { $id }

field-empty = Fill in this field.
field-too_long = The text is longer than there is room for. Shorten it a little.
field-control_character = The text holds a character that cannot be shown. Write it again or remove the character.
field-invalid_language = Choose the language the text is written in.
field-missing = This must be filled in.
field-unknown_field = The app is older than the service. Reload the page and try again.
field-wrong_type = This is not written in a way we understand.
field-unknown_value = Choose one of the alternatives.
field-invalid = This is not right. Please look over it once more.
field-in_the_past = Choose a date that has not passed.
field-in_the_future = Choose a date that is not in the future.
field-before_admission = Choose a time after the admission.
field-out_of_range = This is outside what is possible. Choose something closer.
field-not_found = We cannot find what is chosen. Choose again.
field-not_all_entries = The list has changed since you opened it. Refresh the page.
field-weak_password = The password is too easy to guess. Use at least ten characters, such as a few words that do not belong together.
field-number_length = A national identity number has eleven digits.
field-number_date = The first six digits are not a date. Look for digits that changed places.
field-number_first_check_digit = The tenth digit does not fit the ones before it. One of them is probably wrong.
field-number_second_check_digit = The last digit does not fit the ones before it. One of them is probably wrong.
field-number_taken = The national identity number belongs to another person in Hjemover.
field-number_synthetic = This is a number for testing and cannot be used here.
field-reason_missing = Write why.
field-time_missing = Choose a date and a time.
