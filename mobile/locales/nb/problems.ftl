# Det som gikk galt, og hva man gjør nå. problem-<kode> og field-<kode> fra API-et.

problem-unauthenticated = Du er ikke logget inn lenger. Logg inn igjen, så fortsetter du der du var.
problem-wrong_password = Brukernavn og passord hører ikke sammen. Prøv en gang til.
problem-not_found = Vi finner ikke dette, eller du har ikke tilgang til det.
problem-malformed = Vi forsto ikke det som ble sendt. Last siden på nytt og prøv igjen.
problem-invalid = Noe må rettes før det kan lagres.
problem-too_large = Dette er mer enn vi kan ta imot på en gang. Kort det ned, og prøv igjen.
problem-unsupported_media_type = Vi forsto ikke det som ble sendt. Last siden på nytt og prøv igjen.
problem-changed_meanwhile = Noen andre endret dette mens du holdt på. Se hva som er nytt, og prøv igjen.
problem-id_taken = Dette ser ut til å være lagret fra før. Last siden på nytt for å se.
problem-key_reused = Dette ble ikke lagret. Last siden på nytt og prøv igjen.
problem-already_signed = Brevet er signert og kan ikke endres. Lag en ny versjon for å rette noe.
problem-not_signed = Brevet må signeres før det kan sendes til pasienten.
problem-already_released = Pasienten har fått dette brevet allerede.
problem-no_longer_valid = Brevet er trukket tilbake eller erstattet av en nyere versjon.
problem-state_cannot_follow = Steget har en annen status nå, så dette går ikke. Hent siden på nytt for å se den.
problem-already_taken = Noen andre har tatt denne.
problem-already_handled = Denne er håndtert allerede.
problem-already_admitted = Pasienten er alt innlagt.
problem-stay_ended = Oppholdet er avsluttet og kan ikke endres.
problem-too_many = Det er ikke plass til flere. Rydd bort noe som ikke gjelder lenger, og prøv igjen.
problem-too_many_attempts = Det ble mange forsøk. Vent litt, og prøv igjen.
problem-cross_site = Forespørselen kom fra et annet nettsted og ble stoppet. Åpne Hjemover på nytt.
problem-unavailable = Vi får ikke lagret eller hentet noe akkurat nå. Ingenting er mistet. Prøv igjen om litt.
problem-internal = Noe gikk galt hos oss. Ingenting ble lagret. Prøv igjen om litt.
problem-method_not_allowed = Dette går ikke her. Last siden på nytt og prøv igjen.
problem-offline = Du er uten nett. Det du skrev, er tatt vare på her. Prøv igjen når du er på nett.
problem-network = Vi fikk ikke kontakt. Se om du er på nett, og prøv igjen.
problem-unknown = Noe gikk galt. Prøv igjen om litt.
problem-retry-after = { $seconds ->
    [one] Prøv igjen om ett sekund.
   *[other] Prøv igjen om { $seconds } sekunder.
}
problem-reference = Referanse til brukerstøtten: { $id }

field-empty = Fyll ut dette feltet.
field-too_long = Teksten er lengre enn det er plass til. Kort den ned litt.
field-control_character = Teksten inneholder et tegn som ikke kan vises. Skriv den på nytt eller fjern tegnet.
field-invalid_language = Velg hvilket språk teksten er skrevet på.
field-missing = Dette må fylles ut.
field-unknown_field = Appen er eldre enn tjenesten. Last siden på nytt og prøv igjen.
field-wrong_type = Dette er ikke skrevet på en måte vi forstår.
field-unknown_value = Velg ett av alternativene.
field-invalid = Dette stemmer ikke. Se over det en gang til.
field-in_the_past = Velg en dato som ikke har vært.
field-in_the_future = Velg en dato som ikke er fram i tid.
field-before_admission = Velg et tidspunkt etter innleggelsen.
field-out_of_range = Dette er utenfor det som går an. Velg noe nærmere.
field-not_found = Vi finner ikke det som er valgt. Velg på nytt.
field-not_all_entries = Listen er endret siden du åpnet den. Hent siden på nytt.
field-weak_password = Passordet er for lett å gjette. Bruk minst ti tegn, gjerne noen ord som ikke hører sammen.
field-number_length = Et fødselsnummer har elleve sifre.
field-number_date = De seks første sifrene er ikke en dato. Se etter byttede sifre.
field-number_first_check_digit = Det tiende sifferet passer ikke med sifrene foran. Ett av dem er nok feil.
field-number_second_check_digit = Det siste sifferet passer ikke med sifrene foran. Ett av dem er nok feil.
field-number_taken = Fødselsnummeret hører til en annen person i Hjemover.
field-number_synthetic = Dette er et nummer for testing og kan ikke brukes her.
field-reason_missing = Skriv hvorfor.
field-time_missing = Velg dato og klokkeslett.
