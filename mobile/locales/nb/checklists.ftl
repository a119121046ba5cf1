# Sjekklister.
checklists-title = Sjekklister
checklists-back-to-patient = Pasienten
checklists-none = Ingen sjekklister venter nå.
checklists-called-for = Når noe skjer
checklists-of-others = Andre fyller ut
checklists-signed = Signert
checklists-signed-by = Signert av { $name } { $at }.
checklists-not-signed = Ikke signert ennå. { $name } begynte på den.
checklists-due = Innen { $day }.
checklists-overdue = Skulle vært gjort innen { $day }.
checklists-begun = { $name } har begynt. { $answered } av { $items } besvart.
checklists-begin = Begynn
checklists-begin-named = Begynn på { $title }
checklists-go-on = Fortsett
checklists-look = Se svarene så langt
checklists-daily-line = Daglig
checklists-newer = Malen er endret siden denne ble begynt. Den fylles ut slik den var.
checklists-answered = { $answered } av { $items } besvart.
checklists-all-saved = Alt er lagret.
checklists-waiting = { $count ->
    [one] Ett svar er på telefonen og sendes når det er nett.
   *[other] { $count } svar er på telefonen og sendes når det er nett.
}
checklists-not-stored = { $count ->
    [one] Ett svar ble ikke lagret.
   *[other] { $count } svar ble ikke lagret.
}
checklists-give-up = Gi opp det som ikke ble lagret
checklists-required = { $item } (må besvares)
checklists-note = Merknad
checklists-note-to = Merknad til: { $item }
checklists-last = Sist: { $said }, { $day }.
checklists-own = { $name } selv: { $said }, { $day }.
checklists-own-relative = { $name }, pårørende: { $said }, { $day }.
checklists-meanwhile = { $name } har svart dette i mellomtiden:
checklists-keep-mine = Bruk mitt svar
checklists-keep-theirs = Behold dette
checklists-proposed = Foreslått steg i planen:
checklists-take-up = Legg i planen
checklists-leave = Ikke nå
checklists-taken-up = Lagt i planen.
checklists-not-taken-up = Ikke lagt i planen.
checklists-nothing-matters = Ingenting er skrevet ned som viktig ennå.
checklists-add-medicine = Legg til et legemiddel
checklists-remove-medicine = Fjern
checklists-add-this = Legg til
checklists-medicine-name = Legemiddel og styrke
checklists-medicine-change = Hva er endret?
checklists-medicine-how = Slik tas det (kan stå tomt)
checklists-medicine-why = Hvorfor (kan stå tomt)
checklists-no-medicines = ingen endringer
checklists-unanswered = Ikke besvart
checklists-answered-by = { $name }, { $day }
checklists-sign-as = Signeres med navn og tidspunkt: { $name }.
checklists-sign = Signer
checklists-sign-waits = Signaturen sendes når alle svar er sendt.
yes-no-yes = Ja
yes-no-no = Nei
yes-no-not_relevant = Ikke aktuelt
done-by-hospital_ward = Sengeposten
done-by-home_care = Hjemmetjenesten
done-by-gp_office = Fastlegen
done-by-coordinator = Koordinator
done-by-patient = Pasienten
news2-sum = NEWS2: { $total }.
news2-incomplete = NEWS2 summeres når alle målinger er gjort.
news2-habitual = Vanlig for personen: { $total }.
news2-no-advice = Summert etter den publiserte tabellen. Hjemover gir ingen råd om behandling.
news2-respiration = Respirasjon
news2-saturation = Oksygenmetning, skala 1
news2-saturation_scale2 = Oksygenmetning, skala 2
news2-oxygen = Oksygen
news2-systolic_pressure = Systolisk blodtrykk
news2-pulse = Puls
news2-consciousness = Bevissthet
news2-temperature = Temperatur
checklists-left = { $count ->
    [one] Ett punkt er ikke besvart
   *[other] { $count } punkter er ikke besvart
}
checklists-beside = Mer om pasienten
