//! Before and after a visit to the GP: notes, the page, paper, what was decided.

use chrono::{Days, TimeDelta};
use futures_util::future::join_all;
use hjemover_tests::{
    Home, both,
    deeds::{letter, line, nb, prose},
    new_id,
    visits::{note, outcome, words_of},
};
use shared::{
    author::Capacity,
    consents::Scope,
    gp_visits::{
        AtVisitNote, ChangeVisitNote, ChangeVisitNoteRequest, DecisionStep, GetVisitPage,
        ListVisitNotes, MOST_NOTES, NewDecision, NoteBy, RecordVisit, RemoveVisitNote,
        SeenVisitNote, VisitNoteKind, VisitPage, WriteVisitNote,
    },
    inbox::UpdateKind,
    patients::AtPatient,
    plan::{Move, StepKind, StepOwner, StepState},
    right::Right,
    summaries::{AtSummary, Medicine, MedicineChange, NewVersion, ReviseSummary, SummaryContent},
};

fn change(version: i32, text: &str) -> ChangeVisitNoteRequest {
    ChangeVisitNoteRequest {
        version,
        text: prose(text),
        lang: nb(),
    }
}

fn medicine(name: &str, change: MedicineChange, reason: Option<&str>) -> Medicine {
    Medicine {
        name: line(name),
        dosage: Some(line("1 tablett morgen og kveld")),
        change,
        reason: reason.map(line),
        until: None,
        as_needed: false,
    }
}

/// Gives Asta a letter with changed medicines.
async fn medicines_change(home: &Home) {
    let at = AtSummary {
        patient: home.record,
        summary: home.letter.id,
    };
    let content = SummaryContent {
        medicines: vec![
            medicine("Eliquis 2,5 mg", MedicineChange::New, Some("Mot blodpropp")),
            medicine(
                "Furix 40 mg",
                MedicineChange::Changed,
                Some("Mindre vann i kroppen"),
            ),
            medicine("Albyl-E 75 mg", MedicineChange::Stopped, None),
            medicine("Paracet 500 mg", MedicineChange::Unchanged, None),
        ],
        ..letter("Hei Asta! Medisinene er endret.")
    };
    let new = NewVersion {
        id: new_id(),
        change_note: prose("Medisinene var glemt"),
        content,
    };
    let drafted = home.ward_doctor.does::<ReviseSummary>(at, new).await;
    let signed = home.ward_doctor.signs(home.record, &drafted).await;
    home.ward_doctor.releases(home.record, &signed).await;
}

fn texts(page: &VisitPage, kind: VisitNoteKind) -> Vec<(NoteBy, &str)> {
    let notes = page.notes.iter().filter(|note| note.kind == kind);
    notes.map(|note| (note.by, note.text.as_str())).collect()
}

both! {
    /// Two weeks of questions and observations become one page, each with who said it; medicines with why.
    async fn one_page(world) {
        let home = world.asta_comes_home().await;
        medicines_change(&home).await;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        home.patient.asks_the_gp("Kan jeg slutte med blodfortynnende?").await;
        world.after_days(3);
        home.patient.asks_the_gp("Når kan jeg kjøre bil?").await;
        home.patient.observes(home.record, "Svimmel om morgenen").await;
        berit.observes(home.record, "Hun spiser lite").await;
        home.home_care.observes(home.record, "Hovne ankler, begge sider").await;
        let page = home.gp.sees_visit_page(home.record).await;
        assert_eq!((page.given_name.as_str(), page.birth_date.to_string().as_str()), ("Asta", "1939-04-12"));
        assert_eq!(texts(&page, VisitNoteKind::Question), [
            (NoteBy::Patient, "Kan jeg slutte med blodfortynnende?"),
            (NoteBy::Patient, "Når kan jeg kjøre bil?"),
        ]);
        assert_eq!(texts(&page, VisitNoteKind::Observation), [
            (NoteBy::Patient, "Svimmel om morgenen"),
            (NoteBy::Relative, "Hun spiser lite"),
            (NoteBy::Staff, "Hovne ankler, begge sider"),
        ]);
        assert_eq!(page.what_matters[0].text, "Å være hjemme til jul");
        let letter = page.letter.as_ref().unwrap();
        let changes: Vec<_> = letter.changes.iter().map(|each| (&*each.name, each.reason.as_deref())).collect();
        assert_eq!(changes, [
            ("Eliquis 2,5 mg", Some("Mot blodpropp")),
            ("Furix 40 mg", Some("Mindre vann i kroppen")),
            ("Albyl-E 75 mg", None),
        ]);
        assert_eq!(letter.others, 1);
        assert!(page.steps.len() >= 3 && page.visit.is_some());
        for reader in [&home.patient, &home.home_care] {
            assert_eq!(reader.sees_visit_page(home.record).await, page);
        }
        // Reading it stands in her log.
        let log = home.patient.sees_who_looked().await;
        assert!(log.iter().any(|line| line.what == Right::ReadVisitPage && line.who.name == "Silje Haugen"));
    }

    /// The page takes few queries, whatever the number of rows.
    async fn few_queries(world) {
        let home = world.asta_comes_home().await;
        for number in 0..12 {
            home.patient.asks_the_gp(&format!("Spørsmål {number}")).await;
            home.patient.adds_task(&format!("Oppgave {number}"), world.clock().today()).await;
        }
        world.settles().await;
        // An instance without workers: only the request is counted.
        let quiet = world.another_instance(|settings| settings.only_requests = true);
        let gp = quiet.meets(&home.gp);
        let before = quiet.running.db.queries();
        gp.sees_visit_page(home.record).await;
        let took = quiet.running.db.queries() - before;
        drop(gp);
        quiet.end().await;
        assert!(took <= 8, "{took} queries");
    }

    /// Whoever wrote a note changes it or takes it away; nobody else does, and what was seen counts.
    async fn notes_are_their_writers(world) {
        let home = world.asta_comes_home().await;
        let (berit, _) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        let (record, asta) = (home.record, &home.patient);
        let note = asta.asks_the_gp("Kan jeg kjøre?").await;
        let at = AtVisitNote { patient: record, note: note.id };
        for other in [&home.home_care, &berit] {
            other.is_refused::<ChangeVisitNote>(at, change(1, "noe annet"), "not_found").await;
            other.is_refused::<RemoveVisitNote>(at, SeenVisitNote { version: 1 }, "not_found").await;
        }
        home.gp.is_refused::<ChangeVisitNote>(at, change(1, "noe annet"), "not_found").await;
        let changed = asta.rewords(&note, "Når kan jeg kjøre bil?").await;
        assert_eq!((changed.version, changed.mine), (2, true));
        let problem = asta.is_refused::<ChangeVisitNote>(at, change(1, "gammelt"), "changed_meanwhile").await;
        assert_eq!(problem.current.unwrap()["text"], "Når kan jeg kjøre bil?");
        assert_eq!(world.storage.count("visit_note_version"), 2, "each wording is kept");
        asta.is_refused::<RemoveVisitNote>(at, SeenVisitNote { version: 1 }, "changed_meanwhile").await;
        asta.takes_away(&changed).await;
        asta.takes_away(&changed).await;
        asta.is_refused::<ChangeVisitNote>(at, change(3, "igjen"), "not_found").await;
        assert!(asta.sees_notes(record).await.notes.is_empty());
        assert_eq!(world.storage.count("visit_note"), 1, "taken away, not lost");
    }

    /// Sent twice it is there once, also when sent at once; another under its id is refused.
    async fn twice_and_at_once(world) {
        let home = world.asta_comes_home().await;
        let (record, asta) = (home.record, &home.patient);
        let new = note(VisitNoteKind::Question, "Hva er dette?");
        let all = join_all((0..6).map(|_| asta.notes(record, new.clone()))).await;
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]));
        let first = asta.sees_notes(record).await.notes.remove(0);
        asta.rewords(&first, "Hva er det?").await;
        // Sent again afterwards, it answers what it has become.
        assert_eq!(asta.notes(record, new.clone()).await.text, "Hva er det?");
        let mut other = new.clone();
        other.text = prose("Noe helt annet");
        asta.is_refused::<WriteVisitNote>(AtPatient { patient: record }, other, "id_taken").await;
        home.home_care.is_refused::<WriteVisitNote>(AtPatient { patient: record }, new.clone(), "id_taken").await;
        let kare = world.person("kare").await;
        kare.is_refused::<WriteVisitNote>(AtPatient { patient: kare.record() }, new, "id_taken").await;
        assert_eq!(asta.sees_notes(record).await.notes.len(), 1);
    }

    /// Two change it at once: one wins, the other sees what it became.
    async fn changed_at_once(world) {
        let home = world.asta_comes_home().await;
        let note = home.patient.asks_the_gp("Hva?").await;
        let at = AtVisitNote { patient: home.record, note: note.id };
        let words = ["Hva da?", "Hva nå?"];
        let tries = join_all(words.map(|text| home.patient.send::<ChangeVisitNote>(at, change(1, text)))).await;
        let codes: Vec<_> = tries.iter().map(|each| each.as_ref().err().and_then(|why| why.code())).collect();
        assert_eq!(codes.iter().filter(|code| code.is_none()).count(), 1, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| **code == Some("changed_meanwhile")).count(), 1);
    }

    /// A relative to whom the plan is open writes and sees their own; without it, nothing is there.
    async fn relatives_see_their_own(world) {
        let home = world.asta_comes_home().await;
        let (record, at) = (home.record, AtPatient { patient: home.record });
        home.patient.asks_the_gp("Noe bare jeg vil spørre om").await;
        let (berit, related) = world.berit_sees(&home.patient, "berit", &[Scope::Plan]).await;
        let written = berit.notes(record, note(VisitNoteKind::Question, "Kan hun bo alene?")).await;
        assert_eq!(written.author.capacity, Capacity::Relative);
        let seen = berit.sees_notes(record).await;
        assert_eq!(seen.notes.len(), 1);
        assert!(seen.notes[0].mine && seen.visit.is_none());
        berit.is_refused::<GetVisitPage>(at, (), "not_found").await;
        let mine: Vec<bool> = home.patient.sees_notes(record).await.notes.iter().map(|note| note.mine).collect();
        assert_eq!(mine, [true, false]);
        home.patient.closes_for(record, related.id).await;
        berit.is_refused::<ListVisitNotes>(at, (), "not_found").await;
        berit.is_refused::<WriteVisitNote>(at, note(VisitNoteKind::Question, "Likevel"), "not_found").await;
        // What she wrote stays on the page, with her name.
        let page = home.patient.sees_visit_page(record).await;
        assert!(page.notes.iter().any(|note| note.name == "Berit Bakke" && note.by == NoteBy::Relative));
        for username in ["practical", "matters"] {
            let scope = if username == "matters" { Scope::WhatMatters } else { Scope::Practical };
            let (other, _) = world.berit_sees(&home.patient, username, &[scope]).await;
            other.is_refused::<ListVisitNotes>(at, (), "not_found").await;
        }
    }

    /// Home care writes what it sees, not questions; the ward and the coordinator have no part in it.
    async fn who_writes_what(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        let question = || note(VisitNoteKind::Question, "Skal hun ha fysio?");
        home.home_care.is_refused::<WriteVisitNote>(at, question(), "kind:invalid").await;
        for other in [&home.ward_doctor, &home.coordinator, &home.gp] {
            other.is_refused::<WriteVisitNote>(at, question(), "not_found").await;
        }
        for other in [&home.ward_nurse, &home.coordinator] {
            other.is_refused::<GetVisitPage>(at, (), "not_found").await;
        }
    }

    /// 4,000 characters, and no more; nobody fills the page for the others.
    async fn long_and_many(world) {
        let home = world.asta_comes_home().await;
        let longest = home.patient.asks_the_gp(&"å".repeat(4000)).await;
        assert_eq!(longest.text.chars().count(), 4000);
        for number in 1..MOST_NOTES {
            home.patient.asks_the_gp(&format!("Nummer {number}")).await;
        }
        let at = AtPatient { patient: home.record };
        home.patient.is_refused::<WriteVisitNote>(at, note(VisitNoteKind::Question, "Én til"), "too_many").await;
        home.home_care.observes(home.record, "Det er plass til oss").await;
    }

    /// On paper: text that can be read out, tags, title and language; emoji, right to left and 4,000 characters in
    /// each note, over several pages.
    async fn on_paper(world) {
        let home = world.asta_comes_home().await;
        medicines_change(&home).await;
        home.patient.asks_the_gp("Kan jeg slutte med blodfortynnende? 🙂👩‍⚕️ Æ ø å").await;
        home.patient.observes(home.record, "أشعر بدوخة عندما أقف").await;
        home.home_care.observes(home.record, "Hovne ankler").await;
        let pdf = home.patient.prints_visit_page(home.record).await;
        let words = words_of(&pdf);
        for expected in [
            "Asta Bakke", "12. april 1939", "Kan jeg slutte med blodfortynnende?", "Æ ø å", "Hovne ankler",
            "Å være hjemme til jul", "Eliquis 2,5 mg", "Mot blodpropp", "Mindre vann i kroppen", "Spørsmål til legen",
            "Side 1 av",
        ] {
            assert!(words.contains(expected), "{expected:?} is not in {words}");
        }
        assert!(words.contains('🙂') && words.contains('د'), "{words}");
        assert!(!words.contains("Paracet"), "what did not change is not listed");
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        let catalog = document.catalog().unwrap();
        for key in ["StructTreeRoot", "MarkInfo", "Lang", "Metadata", "ViewerPreferences"] {
            assert!(catalog.has(key.as_bytes()), "{key}");
        }
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nb");
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let pages = document.get_pages().len();
        assert!(pages <= 2, "{pages}");

        let long = "Hun sover dårlig, og er 😴 om dagen. ".repeat(120);
        let long: String = long.chars().take(4000).collect();
        for number in 0..3 {
            home.patient.observes(home.record, &format!("{number}{}", &long[1..])).await;
        }
        let pdf = home.gp.prints_visit_page(home.record).await;
        let document = lopdf::Document::load_mem(&pdf).unwrap();
        assert!(document.get_pages().len() >= 3);
        assert!(words_of(&pdf).matches("sover").count() > 300);
    }

    /// What the patient tells of the visit: decisions become own tasks, the notes were for that visit, home care is
    /// told.
    async fn the_patient_tells(world) {
        let home = world.asta_comes_home().await;
        home.patient.asks_the_gp("Kan jeg kjøre bil?").await;
        world.settles().await;
        let visit = home.steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        let mut new = outcome(world.clock().today(), "Legen var fornøyd", &["Gå tur hver dag", "Drikke mer"]);
        new.step = Some(visit.id);
        new.decisions[1].step = None;
        let task = new.decisions[0].step.as_ref().unwrap().id;
        let told = home.patient.records_visit(home.record, new.clone()).await;
        assert_eq!((told.decisions[0].step, told.decisions[1].step), (Some(task), None));
        assert_eq!(told.author.name, "Asta Bakke");
        let plan = home.patient.sees_plan(home.record).await.steps;
        let made = plan.iter().find(|step| step.id == task).unwrap();
        assert_eq!((made.title.as_str(), made.kind, &made.owner), ("Gå tur hver dag", StepKind::OwnTask, &StepOwner::Patient));
        let visit_now = plan.iter().find(|step| step.id == visit.id).unwrap();
        assert!(visit_now.state.is_open(), "whether it is done, its owner says");
        assert!(home.patient.sees_notes(home.record).await.notes.is_empty(), "they were for this visit");
        // Twice is once.
        assert_eq!(home.patient.records_visit(home.record, new.clone()).await, told);
        new.text = Some(prose("Noe annet"));
        home.patient.is_refused::<RecordVisit>(AtPatient { patient: home.record }, new, "id_taken").await;
        let seen = home.gp.sees_outcomes(home.record).await;
        assert_eq!((seen.outcomes.as_slice(), seen.visits.len()), (&[told][..], 1));
        world.settles().await;
        let inbox = home.home_care.sees_inbox().await;
        let update = inbox.iter().find(|update| update.kind == UpdateKind::VisitRecorded).unwrap();
        assert_eq!(update.text.as_deref(), Some("Legen var fornøyd\nGå tur hver dag\nDrikke mer"));
    }

    /// What the GP writes down: the visit is done, a decision is somebody's step, and what is wrong stands at its line.
    async fn the_gp_writes_down(world) {
        let home = world.asta_comes_home().await;
        let at = AtPatient { patient: home.record };
        let visit = home.steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        let today = world.clock().today();
        let mut new = outcome(today, "Blodtrykket er fint", &["Måle blodtrykk"]);
        new.step = Some(visit.id);
        new.decisions[0].step.as_mut().unwrap().owner = Some(home.home_care.unit());
        let mut yesterday = new.clone();
        yesterday.decisions.push(NewDecision {
            text: line("Ta blodprøve"),
            step: Some(DecisionStep { id: new_id(), owner: None, due: today - Days::new(1) }),
        });
        home.gp.is_refused::<RecordVisit>(at, yesterday, "decisions[1].step.due:in_the_past").await;
        assert_eq!(world.storage.count("visit_outcome"), 0, "all of it or nothing");
        let mut elsewhere = new.clone();
        elsewhere.step = Some(home.task.id);
        home.gp.is_refused::<RecordVisit>(at, elsewhere, "step:not_found").await;
        let mut stranger = new.clone();
        stranger.decisions[0].step.as_mut().unwrap().owner = Some(world.unit(hjemover_tests::SHORT_TERM).await);
        home.gp.is_refused::<RecordVisit>(at, stranger, "decisions[0].step.owner:not_found").await;
        home.patient.is_refused::<RecordVisit>(at, new.clone(), "decisions[0].step.owner:invalid").await;
        home.gp.records_visit(home.record, new.clone()).await;
        let plan = home.patient.sees_plan(home.record).await.steps;
        let visit = plan.iter().find(|step| step.id == visit.id).unwrap();
        assert_eq!((visit.state, visit.note.as_deref()), (StepState::Done, Some("Blodtrykket er fint")));
        let made = plan.iter().find(|step| step.title == "Måle blodtrykk").unwrap();
        assert!(matches!(&made.owner, StepOwner::Unit(unit) if unit.id == home.home_care.unit()));
        for other in [&home.ward_doctor, &home.coordinator] {
            other.is_refused::<RecordVisit>(at, outcome(today, "Nei", &[]), "not_found").await;
        }
    }

    /// The next visit has its own notes: those written after the day of a visit wait for the next.
    async fn the_next_visit(world) {
        let home = world.asta_comes_home().await;
        home.patient.asks_the_gp("Til den første").await;
        world.after_days(2);
        let late = home.patient.asks_the_gp("Til den neste").await;
        let held_on = world.clock().today() - Days::new(1);
        home.patient.records_visit(home.record, outcome(held_on, "Det gikk fint", &[])).await;
        let waiting = home.patient.sees_notes(home.record).await.notes;
        assert_eq!(waiting.iter().map(|note| note.id).collect::<Vec<_>>(), [late.id]);
        // A note of a visit that has been is not changed any more.
        home.patient.records_visit(home.record, outcome(world.clock().today(), "Igjen", &[])).await;
        let at = AtVisitNote { patient: home.record, note: late.id };
        home.patient.is_refused::<ChangeVisitNote>(at, change(1, "for sent"), "no_longer_valid").await;
    }

    /// The visit on the page is the one that is booked.
    async fn the_booked_visit(world) {
        let home = world.asta_comes_home().await;
        let visit = home.steps.iter().find(|step| step.kind == StepKind::GpConsultation).unwrap();
        let at = world.clock().now() + TimeDelta::days(9);
        let with = line("Silje Haugen");
        home.gp.moves(home.record, visit, Move::Booked { at, with }).await;
        let page = home.patient.sees_visit_page(home.record).await;
        let shown = page.visit.unwrap();
        assert_eq!((shown.step, shown.with.as_deref()), (visit.id, Some("Silje Haugen")));
        assert_eq!(home.patient.sees_notes(home.record).await.visit.unwrap().step, visit.id);
    }

    /// Open screens are told when something is written for the page.
    async fn screens_are_told(world) {
        let home = world.asta_comes_home().await;
        world.settles().await;
        let mut stream = home.home_care.listens(None).await;
        home.patient.asks_the_gp("Hva nå?").await;
        stream.is_told_of(home.record).await;
    }
}
