# Innlogging, innstillinger og rammen rundt sidene.

# Logge inn
sign-in-title = Logg inn i Hjemover
sign-in-expired = Du har vært borte en stund, så vi logget deg ut. Det du skrev, er tatt vare på. Logg inn for å fortsette.
sign-in-username = Brukernavn
sign-in-username-hint = Eller e-postadressen din
sign-in-password = Passord
sign-in-show-password = Vis passordet

# Adresser som ikke finnes
not-found-title = Siden finnes ikke
not-found-text = Lenken kan være gammel, eller siden er ikke for deg.
not-found-home = Gå til forsiden

# Språk og tekst
look-title = Språk og tekststørrelse

# Enheter
devices-title = Innlogging og enheter
devices-lead = Her er telefoner og maskiner der du er logget inn. Kjenner du ikke igjen en av dem, logger du den ut og bytter passord.
devices-unknown = Ukjent enhet
devices-this = Denne enheten
devices-since = Logget inn { $when }
devices-used = Sist brukt { $when }
devices-end = Logg ut denne
devices-end-label = Logg ut denne: { $name }
devices-ended = Enheten er logget ut
devices-all-title = Logge ut alle steder
devices-all-text = Da må du logge inn på nytt, også her.
devices-all = Logg ut alle steder

# Passord
password-title = Bytt passord
password-lead = Når du bytter passord, blir de andre enhetene dine logget ut.
password-current = Passordet du har nå
password-new = Nytt passord
password-new-hint = Minst ti tegn. Gjerne noen ord som ikke hører sammen.
password-save = Bytt passord
password-changed = Passordet er byttet

# Tilgjengelighet
accessibility-title = Tilgjengelighet
accessibility-aim = Hjemover skal kunne brukes av alle. Vi følger kravene i WCAG 2.2 på nivå AA.
accessibility-works-title = Dette skal virke
accessibility-works-keyboard = Alt kan gjøres med tastatur.
accessibility-works-text = Teksten kan gjøres dobbelt så stor uten at noe forsvinner.
accessibility-works-colours = Lyse og mørke farger, og sterke kontraster hvis du har valgt det på enheten.
accessibility-works-reader = Overskrifter, felt og knapper har navn som leses opp.
accessibility-not-title = Dette er vi ikke sikre på
accessibility-not-tested = Appen er prøvd med automatiske verktøy, men ikke av mange nok mennesker ennå.
accessibility-not-letters = Brev fra sykehuset vises slik de er skrevet. Noen av dem kan være vanskelige å lese.
accessibility-tell-title = Si fra
accessibility-tell = Er det noe du ikke får til? Si det til den som ga deg tilgang til Hjemover. Du kan også klage til Tilsynet for universell utforming av ikt.

# E-post om nytt
notices-title = E-post om nytt
notices-lead = Vi kan sende deg en e-post når det er noe nytt i Hjemover. Den sier aldri hva det er: det leser du når du har logget inn.
notices-address = E-posten går til { $email }.
notices-no-address = Det er ikke registrert noen e-postadresse på deg, så det kommer ingen e-post.
notice-kind-letter = Et nytt brev fra sykehuset
notice-kind-plan = Endringer i planen
notice-kind-what_matters = Noen har sett eller gjort noe med det som er viktig
notice-kind-contacts = Pårørende har svart eller skrevet noe
notice-kind-access = Noe er åpnet for meg, eller tilgangen er slutt
notice-kind-inbox = Noe nytt i innboksen til enheten
notice-choice-at_once = Med en gang
notice-choice-daily_digest = Samlet, én gang om dagen
notice-choice-never = Aldri
notices-hours = Når e-posten kan komme
notices-hours-hint = I de stille timene venter e-posten. Er de to klokkeslettene like, er det ingen stille timer.
notices-quiet-from = Stille fra klokka
notices-quiet-until = Stille til klokka
notices-digest-hour = Den samlede e-posten kommer klokka
