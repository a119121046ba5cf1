# E-post på bokmål. Aldri helseopplysninger, aldri etternavn, aldri en avdeling: en e-post kan leses av andre.

notice-subject = Noe nytt til deg i Hjemover
notice-heading = Noe nytt til deg
notice-text = Du har en ny beskjed i Hjemover. Logg inn for å lese den.
notice-link = Logg inn i Hjemover

digest-subject = Nytt i Hjemover siden sist
digest-heading = Nytt siden sist
digest-text = { $count ->
    [one] Det er kommet én ny beskjed til deg i Hjemover. Logg inn for å lese den.
   *[other] Det er kommet { $count } nye beskjeder til deg i Hjemover. Logg inn for å lese dem.
}
digest-link = Logg inn i Hjemover

invitation-subject = Du er invitert til Hjemover
invitation-heading = Du er invitert til Hjemover
invitation-text = { $name } har oppgitt deg som kontaktperson. Vi ber deg bekrefte at det stemmer. Du kan også si nei.
invitation-caution = Lenken er bare til deg. Ikke del den med andre.
invitation-link = Svar på invitasjonen
invitation-why = Du får denne e-posten fordi noen har oppgitt adressen din i Hjemover. Du kan svare i to uker. Er dette ukjent for deg, kan du se bort fra e-posten.

test-subject = Prøve fra Hjemover
test-heading = E-posten virker
test-text = Dette er en prøve. Du kan se bort fra den.
test-link = Åpne Hjemover

footer-no-reply = Ingen leser svar på denne e-posten. Ved akutt fare: ring 113.
footer-why = Du får denne e-posten fordi du har en konto i Hjemover. Inne i Hjemover kan du velge hva du vil ha e-post om.
footer-unsubscribe = Slutt å sende meg slik e-post

unsubscribe-title = E-post fra Hjemover
unsubscribe-heading = Vil du slutte å få e-post om nytt i Hjemover?
unsubscribe-text = Alt du har i Hjemover, blir der. Du kan når som helst velge e-post igjen når du er logget inn.
unsubscribe-button = Slutt å sende meg e-post
unsubscribed-heading = Du får ikke flere slike e-poster
unsubscribed-text = Har du en konto, kan du når som helst velge e-post igjen når du er logget inn.
