//! Meetings at a unit's board («tavlemøte»): patient by patient, with what was decided.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    board::BoardPatient,
    contract::{OnPatient, OnUnit, endpoint},
    id::{self, Id, Patient, Step, Unit},
    patients::{AtPatient, AtUnit},
    right::marker,
    summaries::Act,
    text::{Line, Prose},
};

/// A meeting at a unit's board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardMeeting {
    /// Its id.
    pub id: Id<id::BoardMeeting>,
    /// Who began it, and when.
    pub started: Act,
    /// Who ended it, and when.
    pub ended: Option<Act>,
    /// Names of those who take part.
    pub participants: Vec<String>,
}

/// A unit's meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Meetings {
    /// The newest first, at most fifty: the one that lasts is the first.
    pub meetings: Vec<BoardMeeting>,
}

/// What a meeting decided about a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingDecision {
    /// Its id.
    pub id: Id<id::MeetingDecision>,
    /// The meeting.
    pub meeting: Id<id::BoardMeeting>,
    /// The unit whose meeting it was.
    pub unit: String,
    /// What was decided.
    pub text: String,
    /// The unit that sees to it.
    pub owner: String,
    /// The named person there.
    pub owner_person: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The step of the plan that was made of it.
    pub step: Option<Id<Step>>,
    /// Who wrote it down, and when.
    pub recorded: Act,
}

/// A patient in a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingPatient {
    /// The patient's line on the board, as it is now.
    pub line: BoardPatient,
    /// Who said that the patient was talked about, and when.
    pub discussed: Option<Act>,
    /// What this meeting decided, the first first.
    pub decisions: Vec<MeetingDecision>,
}

/// A page of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: BoardMeeting,
    /// Today in Norway.
    pub today: NaiveDate,
    /// How many patients it goes through.
    pub total: i64,
    /// How many have been talked about.
    pub discussed: i64,
    /// In the board's order when the meeting began.
    pub patients: Vec<MeetingPatient>,
    /// Pass this as `cursor` to get the next page; absent on the last one.
    pub next: Option<String>,
}

/// Which part of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingQuery {
    /// Only patients who have not been talked about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub left: bool,
    /// Where the page before ended ([`MeetingPage::next`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Begins a meeting, or joins the one that lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeeting {
    /// Made by the client.
    pub id: Id<id::BoardMeeting>,
    /// Names of those who take part, at most sixty; added to those who do already.
    pub participants: Vec<Line<100>>,
}

/// Writes down what was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMeetingDecision {
    /// Made by the client.
    pub id: Id<id::MeetingDecision>,
    /// What was decided.
    pub text: Prose<4000>,
    /// A unit that serves the patient; absent for the meeting's own.
    pub owner: Option<Id<Unit>>,
    /// A named person there.
    pub owner_person: Option<Line<100>>,
    /// With a day it becomes a step of the plan; not in the past, at most two years ahead.
    pub due: Option<NaiveDate>,
}

/// What meetings decided about a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decisions {
    /// The newest first, at most a hundred.
    pub decisions: Vec<MeetingDecision>,
}

/// Which of a unit's meetings.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtMeeting {
    /// Whose.
    pub unit: Id<Unit>,
    /// Which.
    pub meeting: Id<id::BoardMeeting>,
}

/// Which patient in which meeting.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct AtMeetingPatient {
    /// The patient.
    pub patient: Id<Patient>,
    /// The meeting.
    pub meeting: Id<id::BoardMeeting>,
}

endpoint!(
    /// The unit's meetings.
    ListMeetings: Get "/api/v1/units/{unit}/meetings",
    OnUnit<marker::HoldMeetings>, at AtUnit, get Meetings
);
endpoint!(
    /// Begins a meeting. When one lasts, it is that one, with these participants too.
    StartMeeting: Post "/api/v1/units/{unit}/meetings",
    OnUnit<marker::HoldMeetings>, at AtUnit, send NewMeeting, get BoardMeeting
);
endpoint!(
    /// A meeting's patients in the board's order, who has been talked about, and what was decided.
    GetMeeting: Get "/api/v1/units/{unit}/meetings/{meeting}",
    OnUnit<marker::HoldMeetings>, at AtMeeting, query MeetingQuery, get MeetingPage
);
endpoint!(
    /// Ends a meeting.
    EndMeeting: Post "/api/v1/units/{unit}/meetings/{meeting}/end",
    OnUnit<marker::HoldMeetings>, at AtMeeting, get BoardMeeting
);
endpoint!(
    /// Writes down what the meeting decided about the patient; with a day, it becomes a step of the plan.
    RecordDecision: Post "/api/v1/patients/{patient}/meetings/{meeting}/decisions",
    OnPatient<marker::RecordDecisions>, at AtMeetingPatient, send NewMeetingDecision, get MeetingDecision
);
endpoint!(
    /// Says that the meeting has talked about the patient.
    MarkDiscussed: Post "/api/v1/patients/{patient}/meetings/{meeting}/discussed",
    OnPatient<marker::RecordDecisions>, at AtMeetingPatient, get Act
);
endpoint!(
    /// What meetings at units' boards decided about the patient.
    ListDecisions: Get "/api/v1/patients/{patient}/decisions",
    OnPatient<marker::ReadDecisions>, at AtPatient, get Decisions
);
