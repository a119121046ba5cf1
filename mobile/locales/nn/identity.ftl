# Innlogging, innstillingar og ramma rundt sidene.

# Logge inn
sign-in-title = Logg inn i Hjemover
sign-in-expired = Du har vore borte ei stund, så vi logga deg ut. Det du skreiv, er teke vare på. Logg inn for å halde fram.
sign-in-username = Brukarnamn
sign-in-username-hint = Eller e-postadressa di
sign-in-password = Passord
sign-in-show-password = Vis passordet

# Adresser som ikkje finst
not-found-title = Sida finst ikkje
not-found-text = Lenkja kan vere gammal, eller sida er ikkje for deg.
not-found-home = Gå til framsida

# Språk og tekst
look-title = Språk og tekststorleik

# Einingar
devices-title = Innlogging og einingar
devices-lead = Her er telefonar og maskiner der du er logga inn. Kjenner du ikkje att ei av dei, loggar du henne ut og byter passord.
devices-unknown = Ukjend eining
devices-this = Denne eininga
devices-since = Logga inn { $when }
devices-used = Sist brukt { $when }
devices-end = Logg ut denne
devices-end-label = Logg ut denne: { $name }
devices-ended = Eininga er logga ut
devices-all-title = Logge ut alle stader
devices-all-text = Då må du logge inn på nytt, også her.
devices-all = Logg ut alle stader

# Passord
password-title = Byt passord
password-lead = Når du byter passord, blir dei andre einingane dine logga ut.
password-current = Passordet du har no
password-new = Nytt passord
password-new-hint = Minst ti teikn. Gjerne nokre ord som ikkje høyrer saman.
password-save = Byt passord
password-changed = Passordet er bytt

# Tilgjenge
accessibility-title = Tilgjenge
accessibility-aim = Hjemover skal kunne brukast av alle. Vi følgjer krava i WCAG 2.2 på nivå AA.
accessibility-works-title = Dette skal verke
accessibility-works-keyboard = Alt kan gjerast med tastatur.
accessibility-works-text = Teksten kan gjerast dobbelt så stor utan at noko blir borte.
accessibility-works-colours = Lyse og mørke fargar, og sterke kontrastar om du har valt det på eininga.
accessibility-works-reader = Overskrifter, felt og knappar har namn som blir lesne opp.
accessibility-not-title = Dette er vi ikkje sikre på
accessibility-not-tested = Appen er prøvd med automatiske verktøy, men ikkje av mange nok menneske enno.
accessibility-not-letters = Brev frå sjukehuset blir viste slik dei er skrivne. Nokre av dei kan vere vanskelege å lese.
accessibility-tell-title = Sei frå
accessibility-tell = Er det noko du ikkje får til? Sei det til den som gav deg tilgang til Hjemover. Du kan også klage til Tilsynet for universell utforming av ikt.

# E-post om nytt
notices-title = E-post om nytt
notices-lead = Vi kan sende deg ein e-post når det er noko nytt i Hjemover. Han seier aldri kva det er: det les du når du har logga inn.
notices-address = E-posten går til { $email }.
notices-no-address = Det er ikkje registrert noka e-postadresse på deg, så det kjem ingen e-post.
notice-kind-letter = Eit nytt brev frå sjukehuset
notice-kind-plan = Endringar i planen
notice-kind-what_matters = Nokon har sett eller gjort noko med det som er viktig
notice-kind-contacts = Pårørande har svara eller skrive noko
notice-kind-access = Noko er opna for meg, eller tilgangen er slutt
notice-kind-inbox = Noko nytt i innboksen til eininga
notice-choice-at_once = Med ein gong
notice-choice-daily_digest = Samla, éin gong om dagen
notice-choice-never = Aldri
notices-hours = Når e-posten kan kome
notices-hours-hint = I dei stille timane ventar e-posten. Er dei to klokkesletta like, er det ingen stille timar.
notices-quiet-from = Stille frå klokka
notices-quiet-until = Stille til klokka
notices-digest-hour = Den samla e-posten kjem klokka
