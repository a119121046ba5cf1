//! The board of a unit («Tavle»): its patients by when something is to be done, each in a line. And the same for a
//! screen that anybody may see, without names.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    contract::{OnUnit, endpoint},
    id::{self, Id},
    patients::{AtUnit, PatientRef},
    plan::StepKind,
    right::marker,
    risk_flags::RiskKind,
};

/// Where on the board a patient stands, by the day of the next open step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BoardGroup {
    /// The day has passed.
    Overdue,
    /// Today.
    Today,
    /// Later.
    Coming,
    /// Nothing is planned.
    Nothing,
}

/// How many patients of the unit stand where, whatever is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardCounts {
    /// Overdue.
    pub overdue: i64,
    /// Today.
    pub today: i64,
    /// Later.
    pub coming: i64,
    /// Nothing planned.
    pub nothing: i64,
}

/// Whether somebody near the patient has said yes to being registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KinStatus {
    /// Somebody has.
    Confirmed,
    /// Registered, and nobody has said yes yet.
    Registered,
    /// Nobody is registered.
    Nobody,
}

/// A risk flag on the board: those that stand, and those resolved today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardFlag {
    /// Its id.
    pub id: Id<id::RiskFlag>,
    /// Which risk.
    pub kind: RiskKind,
    /// Who sees to it: the person, or else the unit.
    pub owner: String,
    /// By when.
    pub due: NaiveDate,
    /// Resolved today.
    pub done: bool,
}

/// The next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardStep {
    /// Its id.
    pub id: Id<id::Step>,
    /// Its kind.
    pub kind: StepKind,
    /// What.
    pub title: String,
    /// By when.
    pub due: NaiveDate,
    /// The agreed time.
    pub booked_at: Option<DateTime<Utc>>,
    /// The unit that sees to it; absent for the patient.
    pub owner: Option<String>,
    /// The named person at the owner.
    pub owner_person: Option<String>,
    /// The day has passed.
    pub overdue: bool,
}

/// A patient on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardPatient {
    /// Who.
    pub patient: PatientRef,
    /// «AB».
    pub initials: String,
    /// Where on the board.
    pub group: BoardGroup,
    /// What matters most, in one line.
    pub matters: Option<String>,
    /// The language of these words.
    pub matters_lang: Option<String>,
    /// Risk flags.
    pub flags: Vec<BoardFlag>,
    /// The next open step.
    pub next_step: Option<BoardStep>,
    /// How many updates about the patient wait in the unit's inbox.
    pub waiting: i64,
    /// Whether next of kin and others have confirmed.
    pub kin: KinStatus,
}

/// A page of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Board {
    /// Today in Norway.
    pub today: NaiveDate,
    /// Of the whole unit.
    pub counts: BoardCounts,
    /// Overdue first, the longest first; then today, coming and nothing planned.
    pub patients: Vec<BoardPatient>,
    /// Pass this as `cursor` to get the next page; absent on the last one.
    pub next: Option<String>,
}

/// What of the board is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    /// Only this group; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<BoardGroup>,
    /// Only patients for whom this flag stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<RiskKind>,
    /// Only patients for whom the reader sees to a risk, or is named at one of the unit's open steps.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
    /// Where the page before ended ([`Board::next`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A risk flag on a screen that anybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenFlag {
    /// Which risk.
    pub kind: RiskKind,
    /// By when.
    pub due: NaiveDate,
    /// Resolved today.
    pub done: bool,
}

/// The next step on a screen that anybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenStep {
    /// Its kind.
    pub kind: StepKind,
    /// By when.
    pub due: NaiveDate,
    /// The agreed time.
    pub booked_at: Option<DateTime<Utc>>,
    /// The day has passed.
    pub overdue: bool,
}

/// A patient on a screen that anybody may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScreenPatient {
    /// «AB».
    pub initials: String,
    /// Where on the board.
    pub group: BoardGroup,
    /// Risk flags.
    pub flags: Vec<ScreenFlag>,
    /// The next open step.
    pub next_step: Option<ScreenStep>,
}

/// The board on a screen that anybody may see: no name, no id, no words that anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BoardScreen {
    /// Today in Norway.
    pub today: NaiveDate,
    /// Of the whole unit.
    pub counts: BoardCounts,
    /// In the order of the board.
    pub patients: Vec<ScreenPatient>,
    /// Whether another page follows.
    pub more: bool,
}

/// What of the board a screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScreenQuery {
    /// Only this group; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<BoardGroup>,
    /// Only patients for whom this flag stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<RiskKind>,
    /// Which page, from 0, at most 999.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u16>,
}

endpoint!(
    /// The unit's board: overdue first, then today, coming and nothing planned.
    GetBoard: Get "/api/v1/units/{unit}/board",
    OnUnit<marker::ListPatients>, at AtUnit, query BoardQuery, get Board
);
endpoint!(
    /// The same for a screen that anybody may see: initials, risks, and the kind and time of the next step.
    GetBoardScreen: Get "/api/v1/units/{unit}/board-screen",
    OnUnit<marker::ListPatients>, at AtUnit, query ScreenQuery, get BoardScreen
);
