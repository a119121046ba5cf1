//! What people do at the board, with risk flags and in meetings; and a board with many patients.

use std::fmt::Write as _;

use chrono::{NaiveDate, TimeDelta};
use shared::{
    Id,
    author::{Author, Capacity},
    board::{Board, BoardQuery, BoardScreen, GetBoard, GetBoardScreen, ScreenQuery},
    id::{Patient, Unit},
    meetings::{
        AtMeeting, AtMeetingPatient, BoardMeeting, EndMeeting, GetMeeting, ListDecisions,
        MarkDiscussed, MeetingDecision, MeetingPage, MeetingQuery, NewMeeting, NewMeetingDecision,
        RecordDecision, StartMeeting,
    },
    patients::{AtPatient, AtUnit},
    risk_flags::{
        AtRiskFlag, ChangeRiskFlag, ChangeRiskFlagRequest, GetRiskFlags, NewRiskFlag,
        RaiseRiskFlag, ResolveRiskFlag, ResolveRiskFlagRequest, RiskFlag, RiskFlags, RiskKind,
    },
    summaries::Act,
};

use crate::{
    Person, World,
    deeds::{line, prose},
    new_id,
};

/// A flag that is about to be raised.
#[must_use]
pub fn new_flag(kind: RiskKind, owner: Id<Unit>, due: NaiveDate) -> NewRiskFlag {
    NewRiskFlag {
        id: new_id(),
        kind,
        note: Some(prose("Ustø når han reiser seg")),
        owner,
        owner_person: None,
        due,
    }
}

/// A decision that is about to be recorded.
#[must_use]
pub fn new_decision(text: &str, due: Option<NaiveDate>) -> NewMeetingDecision {
    NewMeetingDecision {
        id: new_id(),
        text: prose(text),
        owner: None,
        owner_person: None,
        due,
    }
}

impl Person {
    /// A page of their unit's board.
    pub async fn sees_board(&self, query: BoardQuery) -> Board {
        let at = AtUnit { unit: self.unit() };
        let board = self.client.send_with::<GetBoard>(&at, &query, &());
        board.await.unwrap()
    }

    /// A page of the board on the wall.
    pub async fn sees_screen(&self, query: ScreenQuery) -> BoardScreen {
        let at = AtUnit { unit: self.unit() };
        let screen = self.client.send_with::<GetBoardScreen>(&at, &query, &());
        screen.await.unwrap()
    }

    /// A patient's risk flags.
    pub async fn sees_flags(&self, patient: Id<Patient>) -> RiskFlags {
        self.does::<GetRiskFlags>(AtPatient { patient }, ()).await
    }

    /// Raises a flag for their unit.
    pub async fn flags(&self, patient: Id<Patient>, kind: RiskKind, due: NaiveDate) -> RiskFlag {
        let new = new_flag(kind, self.unit(), due);
        self.does::<RaiseRiskFlag>(AtPatient { patient }, new).await
    }

    /// The flag for falling that stands, raised if need be.
    pub async fn keeps_flag(&self, patient: Id<Patient>, due: NaiveDate) -> RiskFlag {
        let fall = |flag: &RiskFlag| flag.kind == RiskKind::Fall && flag.resolved.is_none();
        match self.sees_flags(patient).await.flags.into_iter().find(fall) {
            Some(flag) => flag,
            None => self.flags(patient, RiskKind::Fall, due).await,
        }
    }

    /// Gives a flag another day, and sees to it herself.
    pub async fn moves_flag(
        &self,
        patient: Id<Patient>,
        flag: &RiskFlag,
        due: NaiveDate,
    ) -> RiskFlag {
        let new = ChangeRiskFlagRequest {
            version: flag.version,
            note: Some(prose("Matten på badet er fjernet")),
            owner: self.unit(),
            owner_person: Some(self.account().await),
            due,
        };
        let at = AtRiskFlag {
            patient,
            flag: flag.id,
        };
        self.does::<ChangeRiskFlag>(at, new).await
    }

    /// Resolves a flag.
    pub async fn resolves_flag(&self, patient: Id<Patient>, flag: &RiskFlag) -> RiskFlag {
        let at = AtRiskFlag {
            patient,
            flag: flag.id,
        };
        let done = ResolveRiskFlagRequest {
            version: flag.version,
            note: Some(prose("Går trygt")),
        };
        self.does::<ResolveRiskFlag>(at, done).await
    }

    /// Begins a meeting, or joins it.
    pub async fn starts_meeting(&self, participants: &[&str]) -> BoardMeeting {
        let new = NewMeeting {
            id: new_id(),
            participants: participants.iter().map(|name| line(name)).collect(),
        };
        self.does::<StartMeeting>(AtUnit { unit: self.unit() }, new)
            .await
    }

    /// A page of a meeting.
    pub async fn sees_meeting(&self, meeting: &BoardMeeting, query: MeetingQuery) -> MeetingPage {
        let at = AtMeeting {
            unit: self.unit(),
            meeting: meeting.id,
        };
        let page = self.client.send_with::<GetMeeting>(&at, &query, &());
        page.await.unwrap()
    }

    /// Ends a meeting.
    pub async fn ends_meeting(&self, meeting: &BoardMeeting) -> BoardMeeting {
        let at = AtMeeting {
            unit: self.unit(),
            meeting: meeting.id,
        };
        self.does::<EndMeeting>(at, ()).await
    }

    /// Writes down what the meeting decided.
    pub async fn decides(
        &self,
        patient: Id<Patient>,
        meeting: &BoardMeeting,
        text: &str,
        due: Option<NaiveDate>,
    ) -> MeetingDecision {
        let at = AtMeetingPatient {
            patient,
            meeting: meeting.id,
        };
        self.does::<RecordDecision>(at, new_decision(text, due))
            .await
    }

    /// Says that the meeting has talked about the patient.
    pub async fn talks_about(&self, patient: Id<Patient>, meeting: &BoardMeeting) -> Act {
        let at = AtMeetingPatient {
            patient,
            meeting: meeting.id,
        };
        self.does::<MarkDiscussed>(at, ()).await
    }

    /// What meetings decided about a patient.
    pub async fn sees_decisions(&self, patient: Id<Patient>) -> Vec<MeetingDecision> {
        self.does::<ListDecisions>(AtPatient { patient }, ())
            .await
            .decisions
    }
}

/// On which day the next step of the `n`th of many is due: overdue, today, coming and nothing, in turn.
#[must_use]
pub fn due_of(n: usize, today: NaiveDate) -> Option<NaiveDate> {
    let spread = i64::try_from(n / 5 % 30).unwrap();
    match n % 5 {
        0 => Some(today - TimeDelta::days(1 + spread)),
        1 => Some(today),
        2 | 3 => Some(today + TimeDelta::days(1 + spread)),
        _ => None,
    }
}

impl World {
    /// Lets a unit serve this many patients more, each with words, three steps, a relative and, one in ten, a flag; written
    /// straight to the tables. Answers who they are, in no order.
    #[must_use]
    pub fn fills_board(&self, unit: Id<Unit>, count: usize) -> Vec<Id<Patient>> {
        let (now, today) = (self.clock().now().format("%F %T"), self.clock().today());
        let author = serde_json::to_string(&Author {
            person: None,
            name: "Mange".to_owned(),
            capacity: Capacity::System,
            unit: None,
            unit_name: None,
            relative: None,
        })
        .unwrap();
        let patients: Vec<Id<Patient>> = (0..count).map(|_| new_id()).collect();
        let id = || new_id::<Patient>();
        for (from, group) in (0..).step_by(200).zip(patients.chunks(200)) {
            let [
                mut people,
                mut serves,
                mut words,
                mut steps,
                mut kin,
                mut flags,
            ] = [const { String::new() }; 6];
            for (n, patient) in (from..).zip(group) {
                let due = due_of(n, today);
                let _ = write!(
                    people,
                    ",('{patient}','Per','Nr{n}','nr{n} per','1950-01-01','x','{patient}','nb','Notodden','{now}')"
                );
                let board = due.map_or_else(|| "9999-12-31".to_owned(), |due| due.to_string());
                let _ = write!(
                    serves,
                    ",('{}','{patient}','{unit}','{now}','{board}')",
                    id()
                );
                let _ = write!(
                    words,
                    ",('{}','{patient}',1,'active',1,'Å sitte i hagen','nb','patient','{author}','{now}','{now}')",
                    id()
                );
                for (each, due) in due
                    .iter()
                    .flat_map(|due| [0, 3, 9].map(|days| *due + TimeDelta::days(days)))
                    .enumerate()
                {
                    let _ = write!(
                        steps,
                        ",('{}','{patient}','visit','Besøk {each}','{unit}','{due}','planned',true,'{author}','{now}',1,'{now}')",
                        id()
                    );
                }
                let _ = write!(
                    kin,
                    ",('{}','{patient}','Anne','Nr{n}','child','invited','patient','{author}','{now}',false,1)",
                    id()
                );
                if n % 10 == 0 {
                    let _ = write!(
                        flags,
                        ",('{}','{patient}','fall','{unit}','Enhet','{today}','{author}','{now}',1)",
                        id()
                    );
                }
            }
            for (into, rows) in [
                (
                    "patient (id, given_name, family_name, sort_name, birth_date, nin_cipher, nin_hash, language, municipality, created_at)",
                    people,
                ),
                (
                    "care_relation (id, patient_id, unit_id, valid_from, next_due)",
                    serves,
                ),
                (
                    "what_matters (id, patient_id, position, status, version, text, lang, said_by, author, written_at, changed_at)",
                    words,
                ),
                (
                    "step (id, patient_id, kind, title, owner_unit_id, due, state, open, author, created_at, version, overdue_told_at)",
                    steps,
                ),
                (
                    "related_person (id, patient_id, given_name, family_name, relation, state, basis, author, registered_at, no_mail, version)",
                    kin,
                ),
                (
                    "risk_flag (id, patient_id, kind, owner_unit_id, owner_unit_name, due, raised_by, raised_at, version)",
                    flags,
                ),
            ] {
                if let Some(rows) = rows.strip_prefix(',') {
                    self.storage
                        .execute(&format!("insert into {into} values {rows}"));
                }
            }
        }
        patients
    }
}
