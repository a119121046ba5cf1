# E-post på nynorsk. Aldri helseopplysningar, aldri etternamn, aldri ei avdeling: ein e-post kan lesast av andre.

notice-subject = Noko nytt til deg i Hjemover
notice-heading = Noko nytt til deg
notice-text = Du har ein ny beskjed i Hjemover. Logg inn for å lese han.
notice-link = Logg inn i Hjemover

digest-subject = Nytt i Hjemover sidan sist
digest-heading = Nytt sidan sist
digest-text = { $count ->
    [one] Det er kome éin ny beskjed til deg i Hjemover. Logg inn for å lese han.
   *[other] Det er kome { $count } nye beskjedar til deg i Hjemover. Logg inn for å lese dei.
}
digest-link = Logg inn i Hjemover

invitation-subject = Du er invitert til Hjemover
invitation-heading = Du er invitert til Hjemover
invitation-text = { $name } har oppgitt deg som kontaktperson. Vi ber deg stadfeste at det stemmer. Du kan òg seie nei.
invitation-caution = Lenkja er berre til deg. Ikkje del ho med andre.
invitation-link = Svar på invitasjonen
invitation-why = Du får denne e-posten fordi nokon har oppgitt adressa di i Hjemover. Du kan svare i to veker. Er dette ukjent for deg, kan du sjå bort frå e-posten.

test-subject = Prøve frå Hjemover
test-heading = E-posten verkar
test-text = Dette er ei prøve. Du kan sjå bort frå ho.
test-link = Opne Hjemover

footer-no-reply = Ingen les svar på denne e-posten. Ved akutt fare: ring 113.
footer-why = Du får denne e-posten fordi du har ein konto i Hjemover. Inne i Hjemover kan du velje kva du vil ha e-post om.
footer-unsubscribe = Slutt å sende meg slik e-post

unsubscribe-title = E-post frå Hjemover
unsubscribe-heading = Vil du slutte å få e-post om nytt i Hjemover?
unsubscribe-text = Alt du har i Hjemover, blir der. Du kan når som helst velje e-post igjen når du er logga inn.
unsubscribe-button = Slutt å sende meg e-post
unsubscribed-heading = Du får ikkje fleire slike e-postar
unsubscribed-text = Har du ein konto, kan du når som helst velje e-post igjen når du er logga inn.
