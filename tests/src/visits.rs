//! What happens around a visit to the GP, and when somebody is worse, in the words of those who do it.

use chrono::NaiveDate;
use server::client::Refused;
use shared::{
    Id,
    contract::{Nothing, path},
    gp_visits::{
        AtVisitLink, AtVisitNote, ChangeVisitNote, ChangeVisitNoteRequest, DecisionStep,
        EndVisitLink, GetVisitPage, GetVisitPaper, ListVisitLinks, ListVisitNotes,
        ListVisitOutcomes, MadeVisitLink, MakeVisitLink, NewDecision, NewVisitLink, NewVisitNote,
        NewVisitOutcome, OpenVisitLink, RecordVisit, RemoveVisitNote, SeenVisitNote, VisitLink,
        VisitLinkToken, VisitNote, VisitNoteKind, VisitNotes, VisitOutcome, VisitOutcomes,
        VisitPage, WriteVisitNote,
    },
    id::{self, Patient},
    patients::AtPatient,
    worsening::{GetWorsening, NewWorsening, TellWorsening, Worsening, WorseningPage},
};

use crate::{
    Person,
    deeds::{line, nb, prose},
    new_id,
};

/// A note to write.
#[must_use]
pub fn note(kind: VisitNoteKind, text: &str) -> NewVisitNote {
    NewVisitNote {
        id: new_id(),
        kind,
        text: prose(text),
        lang: nb(),
    }
}

/// A visit with decisions that the patient makes own tasks of, in a week.
#[must_use]
pub fn outcome(held_on: NaiveDate, text: &str, decisions: &[&str]) -> NewVisitOutcome {
    let decision = |text: &&str| NewDecision {
        text: line(text),
        step: Some(DecisionStep {
            id: new_id(),
            owner: None,
            due: held_on + chrono::Days::new(7),
        }),
    };
    NewVisitOutcome {
        id: new_id(),
        step: None,
        held_on,
        text: Some(prose(text)),
        lang: nb(),
        decisions: decisions.iter().map(decision).collect(),
    }
}

/// Something to tell.
#[must_use]
pub fn worse(text: &str) -> NewWorsening {
    NewWorsening {
        id: new_id(),
        text: prose(text),
        since: Some(line("Siden i går kveld")),
        lang: nb(),
    }
}

/// The words of a PDF, page by page.
#[must_use]
pub fn words_of(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

impl Person {
    /// Writes a question in their own record.
    pub async fn asks_the_gp(&self, text: &str) -> VisitNote {
        self.notes(self.record(), note(VisitNoteKind::Question, text))
            .await
    }

    /// Writes an observation in somebody's record.
    pub async fn observes(&self, patient: Id<Patient>, text: &str) -> VisitNote {
        self.notes(patient, note(VisitNoteKind::Observation, text))
            .await
    }

    /// Writes a note.
    pub async fn notes(&self, patient: Id<Patient>, new: NewVisitNote) -> VisitNote {
        self.does::<WriteVisitNote>(AtPatient { patient }, new)
            .await
    }

    /// Gives their own note in their own record other words.
    pub async fn rewords(&self, seen: &VisitNote, text: &str) -> VisitNote {
        let at = AtVisitNote {
            patient: self.record(),
            note: seen.id,
        };
        let request = ChangeVisitNoteRequest {
            version: seen.version,
            text: prose(text),
            lang: nb(),
        };
        self.does::<ChangeVisitNote>(at, request).await
    }

    /// Takes their own note in their own record away.
    pub async fn takes_away(&self, seen: &VisitNote) {
        let at = AtVisitNote {
            patient: self.record(),
            note: seen.id,
        };
        let version = seen.version;
        self.does::<RemoveVisitNote>(at, SeenVisitNote { version })
            .await;
    }

    /// The notes they may see.
    pub async fn sees_notes(&self, patient: Id<Patient>) -> VisitNotes {
        self.does::<ListVisitNotes>(AtPatient { patient }, ()).await
    }

    /// The page for the GP.
    pub async fn sees_visit_page(&self, patient: Id<Patient>) -> VisitPage {
        self.does::<GetVisitPage>(AtPatient { patient }, ()).await
    }

    /// The page on paper: its bytes.
    pub async fn prints_visit_page(&self, patient: Id<Patient>) -> Vec<u8> {
        let at = path::<GetVisitPaper>(&AtPatient { patient }).unwrap();
        let answer = self.request(shared::Method::Get, &at).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        answer.bytes().await.unwrap().to_vec()
    }

    /// Makes a link.
    pub async fn makes_link(&self, patient: Id<Patient>) -> MadeVisitLink {
        self.does::<MakeVisitLink>(AtPatient { patient }, NewVisitLink { id: new_id() })
            .await
    }

    /// The links that are open.
    pub async fn sees_links(&self, patient: Id<Patient>) -> Vec<VisitLink> {
        self.does::<ListVisitLinks>(AtPatient { patient }, ())
            .await
            .links
    }

    /// Ends a link.
    pub async fn ends_link(&self, patient: Id<Patient>, link: Id<id::VisitLink>) {
        self.does::<EndVisitLink>(AtVisitLink { patient, link }, ())
            .await;
    }

    /// Opens the page by a link.
    ///
    /// # Errors
    /// What the service refuses with.
    pub async fn opens_link(&self, token: &str) -> Result<VisitPage, Refused> {
        let token = VisitLinkToken { token: line(token) };
        self.send::<OpenVisitLink>(Nothing {}, token).await
    }

    /// Writes down what was decided.
    pub async fn records_visit(&self, patient: Id<Patient>, new: NewVisitOutcome) -> VisitOutcome {
        self.does::<RecordVisit>(AtPatient { patient }, new).await
    }

    /// What was decided.
    pub async fn sees_outcomes(&self, patient: Id<Patient>) -> VisitOutcomes {
        self.does::<ListVisitOutcomes>(AtPatient { patient }, ())
            .await
    }

    /// Tells that somebody is worse.
    pub async fn is_worse(&self, patient: Id<Patient>, text: &str) -> Worsening {
        self.does::<TellWorsening>(AtPatient { patient }, worse(text))
            .await
    }

    /// Whom to call, and what was told.
    pub async fn sees_worsening(&self, patient: Id<Patient>) -> WorseningPage {
        self.does::<GetWorsening>(AtPatient { patient }, ()).await
    }
}
