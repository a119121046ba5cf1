# Det som gjekk gale, og kva ein gjer no. problem-<kode> og field-<kode> frå API-et.

problem-unauthenticated = Du er ikkje logga inn lenger. Logg inn igjen, så held du fram der du var.
problem-wrong_password = Brukarnamn og passord høyrer ikkje saman. Prøv ein gong til.
problem-not_found = Vi finn ikkje dette, eller du har ikkje tilgang til det.
problem-malformed = Vi forstod ikkje det som vart sendt. Last sida på nytt og prøv igjen.
problem-invalid = Noko må rettast før det kan lagrast.
problem-too_large = Dette er meir enn vi kan ta imot på ein gong. Kort det ned, og prøv igjen.
problem-unsupported_media_type = Vi forstod ikkje det som vart sendt. Last sida på nytt og prøv igjen.
problem-changed_meanwhile = Nokon andre endra dette medan du heldt på. Sjå kva som er nytt, og prøv igjen.
problem-id_taken = Dette ser ut til å vere lagra frå før. Last sida på nytt for å sjå.
problem-key_reused = Dette vart ikkje lagra. Last sida på nytt og prøv igjen.
problem-already_signed = Brevet er signert og kan ikkje endrast. Lag ein ny versjon for å rette noko.
problem-not_signed = Brevet må signerast før det kan sendast til pasienten.
problem-already_released = Pasienten har fått dette brevet alt.
problem-no_longer_valid = Brevet er trekt tilbake eller erstatta av ein nyare versjon.
problem-state_cannot_follow = Steget har ein annan status no, så dette går ikkje. Hent sida på nytt for å sjå han.
problem-already_taken = Nokon andre har teke denne.
problem-already_handled = Denne er handtert alt.
problem-already_admitted = Pasienten er alt innlagd.
problem-stay_ended = Opphaldet er avslutta og kan ikkje endrast.
problem-too_many = Det er ikkje plass til fleire. Rydd bort noko som ikkje gjeld lenger, og prøv igjen.
problem-too_many_attempts = Det vart mange forsøk. Vent litt, og prøv igjen.
problem-cross_site = Førespurnaden kom frå ein annan nettstad og vart stoppa. Opne Hjemover på nytt.
problem-unavailable = Vi får ikkje lagra eller henta noko akkurat no. Ingenting er mista. Prøv igjen om litt.
problem-internal = Noko gjekk gale hos oss. Ingenting vart lagra. Prøv igjen om litt.
problem-method_not_allowed = Dette går ikkje her. Last sida på nytt og prøv igjen.
problem-offline = Du er utan nett. Det du skreiv, er teke vare på her. Prøv igjen når du er på nett.
problem-network = Vi fekk ikkje kontakt. Sjå om du er på nett, og prøv igjen.
problem-unknown = Noko gjekk gale. Prøv igjen om litt.
problem-retry-after = { $seconds ->
    [one] Prøv igjen om eitt sekund.
   *[other] Prøv igjen om { $seconds } sekund.
}
problem-reference = Referanse til brukarstøtta: { $id }

field-empty = Fyll ut dette feltet.
field-too_long = Teksten er lengre enn det er plass til. Kort han ned litt.
field-control_character = Teksten inneheld eit teikn som ikkje kan visast. Skriv han på nytt eller fjern teiknet.
field-invalid_language = Vel kva språk teksten er skriven på.
field-missing = Dette må fyllast ut.
field-unknown_field = Appen er eldre enn tenesta. Last sida på nytt og prøv igjen.
field-wrong_type = Dette er ikkje skrive på ein måte vi forstår.
field-unknown_value = Vel eitt av alternativa.
field-invalid = Dette stemmer ikkje. Sjå over det ein gong til.
field-in_the_past = Vel ein dato som ikkje har vore.
field-in_the_future = Vel ein dato som ikkje er fram i tid.
field-before_admission = Vel eit tidspunkt etter innlegginga.
field-out_of_range = Dette er utanfor det som går an. Vel noko nærare.
field-not_found = Vi finn ikkje det som er valt. Vel på nytt.
field-not_all_entries = Lista er endra sidan du opna ho. Hent sida på nytt.
field-weak_password = Passordet er for lett å gjette. Bruk minst ti teikn, gjerne nokre ord som ikkje høyrer saman.
field-number_length = Eit fødselsnummer har elleve siffer.
field-number_date = Dei seks første sifra er ikkje ein dato. Sjå etter siffer som har bytt plass.
field-number_first_check_digit = Det tiande sifferet passar ikkje med sifra framfor. Eitt av dei er nok feil.
field-number_second_check_digit = Det siste sifferet passar ikkje med sifra framfor. Eitt av dei er nok feil.
field-number_taken = Fødselsnummeret høyrer til ein annan person i Hjemover.
field-number_synthetic = Dette er eit nummer for testing og kan ikkje brukast her.
field-reason_missing = Skriv kvifor.
field-time_missing = Vel dato og klokkeslett.
