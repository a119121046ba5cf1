//! Rules of letters. Pure.
//!
//! A stay has one line of letters, numbered from 1. At most one of them is being written; what is signed
//! never changes; a correction is the next number. When none of them stands any longer (all withdrawn or
//! superseded by one that was withdrawn), a letter can be begun anew.

use chrono::{DateTime, TimeDelta, Utc};
use shared::{
    Id,
    author::Capacity,
    id::DischargeSummary,
    problem::code,
    summaries::{
        MOST_HIGHLIGHTS, MOST_MEDICINES, PatientSection, SectionKind, SummaryContent, SummaryStatus,
    },
};

use crate::{digest, error::Fault};

/// Every status, for lists.
const STATUSES: [SummaryStatus; 5] = [
    SummaryStatus::Draft,
    SummaryStatus::Signed,
    SummaryStatus::Released,
    SummaryStatus::Superseded,
    SummaryStatus::Withdrawn,
];

/// For whom letters are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The patient, or somebody the patient let in.
    Patient,
    /// Those who write letters.
    Ward,
    /// Home care and the GP's office.
    OtherStaff,
}

impl Reader {
    /// Who reads, by the capacity they act in and whether they may write letters.
    pub(super) const fn of(capacity: Capacity, writes: bool) -> Self {
        match (capacity, writes) {
            (Capacity::Patient | Capacity::Relative, _) => Self::Patient,
            (Capacity::Staff, true) => Self::Ward,
            (Capacity::Staff | Capacity::System, _) => Self::OtherStaff,
        }
    }
}

/// Whether a letter is there at all for this reader; `released` says that it once was. Those who follow up
/// need it on the day of discharge, signed; the patient has it once it is released, and one withdrawn
/// before that never reached them.
pub(super) const fn visible(status: SummaryStatus, released: bool, reader: Reader) -> bool {
    use SummaryStatus::{Draft, Released, Signed, Superseded, Withdrawn};
    match (reader, status) {
        (Reader::Ward, _) | (_, Released | Superseded) => true,
        (Reader::OtherStaff, Signed | Withdrawn) => true,
        (Reader::Patient, Withdrawn) => released,
        (Reader::Patient, Draft | Signed) | (Reader::OtherStaff, Draft) => false,
    }
}

/// The statuses in which a letter may be [`visible`].
pub(super) fn visible_statuses(reader: Reader) -> Vec<SummaryStatus> {
    STATUSES
        .into_iter()
        .filter(|status| visible(*status, true, reader))
        .collect()
}

/// Whether a visible letter's text is shown. What was withdrawn stays with those who signed it; others
/// read why.
pub(super) const fn shows_content(status: SummaryStatus, reader: Reader) -> bool {
    !matches!(status, SummaryStatus::Withdrawn) || matches!(reader, Reader::Ward)
}

/// Of what a letter says, the section written to the patient, for those to whom no more is open.
pub(super) fn patients_section(mut content: SummaryContent) -> SummaryContent {
    content
        .sections
        .retain(|kind, _| *kind == SectionKind::PatientInformation);
    content
        .received
        .retain(|section| section.kind == Some(SectionKind::PatientInformation));
    content.medicines.clear();
    content
}

/// What can be done with one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Write on it.
    Change,
    /// Sign it.
    Sign,
    /// Give it to the patient.
    Release,
    /// Take it back.
    Withdraw,
    /// Say that one has read it.
    ConfirmReading,
}

/// What is done here with a letter that came as a message: it is corrected and cancelled where it was written.
pub(super) const fn may_here(action: Action, came_as_message: bool) -> Result<(), &'static str> {
    match action {
        Action::Change | Action::Sign | Action::Withdraw if came_as_message => {
            Err(code::STATE_CANNOT_FOLLOW)
        }
        _ => Ok(()),
    }
}

/// Whether a letter in this status takes this action; otherwise the problem's code. `newer` says that a
/// later number has been released: it cannot be released after that one.
pub(super) const fn may(
    action: Action,
    status: SummaryStatus,
    newer: bool,
) -> Result<(), &'static str> {
    use SummaryStatus::{Draft, Released, Signed, Superseded, Withdrawn};
    match (action, status) {
        (Action::Change | Action::Sign, Draft) => Ok(()),
        (Action::Change | Action::Sign, Signed | Released | Superseded | Withdrawn) => {
            Err(code::ALREADY_SIGNED)
        }
        (Action::Release | Action::Withdraw | Action::ConfirmReading, Draft) => {
            Err(code::NOT_SIGNED)
        }
        (Action::Release, Signed) if newer => Err(code::NO_LONGER_VALID),
        (Action::Release, Signed) => Ok(()),
        (Action::Release, Released) => Err(code::ALREADY_RELEASED),
        (Action::Withdraw, Signed | Released) => Ok(()),
        (Action::ConfirmReading, Released | Superseded) => Ok(()),
        (Action::ConfirmReading, Signed) => Err(code::NOT_SIGNED),
        (Action::Release | Action::Withdraw, Superseded)
        | (Action::Release | Action::Withdraw | Action::ConfirmReading, Withdrawn) => {
            Err(code::NO_LONGER_VALID)
        }
    }
}

/// One letter of a stay's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct InLine {
    pub(super) id: Id<DischargeSummary>,
    pub(super) number: i32,
    pub(super) status: SummaryStatus,
}

/// Why a new number cannot be begun, and the letter that stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) current: Id<DischargeSummary>,
}

/// The newest letter that stands.
fn newest(line: &[InLine]) -> Option<&InLine> {
    let stands = |letter: &&InLine| {
        matches!(
            letter.status,
            SummaryStatus::Draft | SummaryStatus::Signed | SummaryStatus::Released
        )
    };
    line.iter()
        .filter(stands)
        .max_by_key(|letter| letter.number)
}

fn next_number(line: &[InLine]) -> i32 {
    line.iter().map(|letter| letter.number).max().unwrap_or(0) + 1
}

/// The number of a letter begun anew, if none stands.
pub(super) fn begin(line: &[InLine]) -> Result<i32, Refusal> {
    match newest(line) {
        None => Ok(next_number(line)),
        Some(newest) => Err(Refusal {
            code: code::CHANGED_MEANWHILE,
            current: newest.id,
        }),
    }
}

/// The number of a new version of letter `of`, if that is the newest and signed.
pub(super) fn revise(line: &[InLine], of: Id<DischargeSummary>) -> Result<i32, Refusal> {
    let newest = newest(line);
    let refusal = |code| Refusal {
        code,
        current: newest.map_or(of, |newest| newest.id),
    };
    let is_signed = |letter: &InLine| {
        matches!(
            letter.status,
            SummaryStatus::Signed | SummaryStatus::Released
        )
    };
    if !line
        .iter()
        .any(|letter| letter.id == of && is_signed(letter))
    {
        return Err(refusal(code::NO_LONGER_VALID));
    }
    match newest {
        Some(newest) if newest.id == of => Ok(next_number(line)),
        Some(newest) if newest.status == SummaryStatus::Draft => {
            Err(refusal(code::CHANGED_MEANWHILE))
        }
        _ => Err(refusal(code::NO_LONGER_VALID)),
    }
}

/// What is written here holds so many medicines and no more, and no sections of messages.
pub(super) fn has_room(content: &SummaryContent) -> Result<(), Fault> {
    if !content.received.is_empty() {
        return Err(Fault::field(
            "content.received",
            "invalid",
            "only messages fill these sections",
        ));
    }
    if content.medicines.len() > MOST_MEDICINES || content.highlights.len() > MOST_HIGHLIGHTS {
        return Err(Fault::conflict(code::TOO_MANY));
    }
    highlights_stand(content)
}

/// What stands at the top stands in the section to the patient, word for word: nothing there is made up.
fn highlights_stand(content: &SummaryContent) -> Result<(), Fault> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let section = words(&content.paragraphs().join(" "));
    let made_up = |line: &&shared::text::Line<300>| !section.contains(&words(line));
    match content.highlights.iter().find(made_up) {
        Some(_) => Err(Fault::field(
            "content.highlights",
            "not_found",
            "a line does not stand in the section to the patient",
        )),
        None => Ok(()),
    }
}

/// When letters that came as messages are shown to the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShowRule {
    /// As soon as they come.
    AtOnce,
    /// As soon as they come when they have a section to the patient.
    WithSection,
    /// When a person shows them.
    ByPerson,
    /// So long after they were signed.
    After(TimeDelta),
}

/// When a letter is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Now.
    Now,
    /// By itself, then.
    At(DateTime<Utc>),
    /// When somebody has looked at it.
    WhenLookedAt,
}

/// When a letter that came is shown. A preliminary one never by itself.
pub(super) fn shown(
    rule: ShowRule,
    section: PatientSection,
    is_final: bool,
    signed_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Shown {
    // A sender's clock may be ahead of ours.
    let signed_at = signed_at.min(now);
    match rule {
        _ if !is_final => Shown::WhenLookedAt,
        ShowRule::AtOnce => Shown::Now,
        ShowRule::WithSection if section != PatientSection::Missing => Shown::Now,
        ShowRule::WithSection | ShowRule::ByPerson => Shown::WhenLookedAt,
        ShowRule::After(time) if signed_at + time > now => Shown::At(signed_at + time),
        ShowRule::After(_) => Shown::Now,
    }
}

/// A signed text is as it was signed.
pub(super) fn check_intact(text: &str, signed: Option<&str>) -> Result<(), Fault> {
    match signed {
        Some(signed) if digest::sha256(text.as_bytes()) != signed => {
            Err(Fault::internal("a signed letter is not as it was signed"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
