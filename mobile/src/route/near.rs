//! The screens about related persons, theirs, those about messages and checklists, and what comes after: what stands in
//! an address after whose they are.

use std::fmt;

use shared::id::{self, Id};

/// The screens about who stands near a patient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtRelatives {
    /// All of them.
    List,
    /// Somebody new.
    New,
    /// One of them.
    One(Id<id::RelatedPerson>),
    /// Change what is registered.
    Change(Id<id::RelatedPerson>),
    /// What they may see.
    Open(Id<id::RelatedPerson>),
}

impl AtRelatives {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::List,
            ["new"] => Self::New,
            [related_person] => Self::One(related_person.parse().ok()?),
            [related_person, "change"] => Self::Change(related_person.parse().ok()?),
            [related_person, "open"] => Self::Open(related_person.parse().ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for AtRelatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::New => f.write_str("/new"),
            Self::One(related_person) => write!(f, "/{related_person}"),
            Self::Change(related_person) => write!(f, "/{related_person}/change"),
            Self::Open(related_person) => write!(f, "/{related_person}/open"),
        }
    }
}

/// The screens of a related person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtShared {
    /// Who comes, whom to call, what one has said.
    Home,
    /// What matters to the patient.
    WhatMatters,
    /// The plan.
    Plan,
    /// Letters from hospital.
    Letters,
    /// One letter.
    Letter(Id<id::DischargeSummary>),
    /// Write what matters to the patient, as one sees it.
    Write,
    /// Tell home care something, or ask.
    Tell,
}

impl AtShared {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::Home,
            ["what-matters"] => Self::WhatMatters,
            ["plan"] => Self::Plan,
            ["letters"] => Self::Letters,
            ["letters", summary] => Self::Letter(summary.parse().ok()?),
            ["write"] => Self::Write,
            ["tell"] => Self::Tell,
            _ => return None,
        })
    }
}

impl fmt::Display for AtShared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => Ok(()),
            Self::WhatMatters => f.write_str("/what-matters"),
            Self::Plan => f.write_str("/plan"),
            Self::Letters => f.write_str("/letters"),
            Self::Letter(summary) => write!(f, "/letters/{summary}"),
            Self::Write => f.write_str("/write"),
            Self::Tell => f.write_str("/tell"),
        }
    }
}

/// The screens about messages between hospital, municipality and GP.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtMessages {
    /// All of them.
    List,
    /// What was told, in order.
    Told,
    /// Write an admission report.
    Report,
    /// Ask the ward.
    Ask,
    /// One of them.
    One(Id<id::Message>),
}

impl AtMessages {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::List,
            ["told"] => Self::Told,
            ["report"] => Self::Report,
            ["ask"] => Self::Ask,
            [message] => Self::One(message.parse().ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for AtMessages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::Told => f.write_str("/told"),
            Self::Report => f.write_str("/report"),
            Self::Ask => f.write_str("/ask"),
            Self::One(message) => write!(f, "/{message}"),
        }
    }
}

/// The screens about checklists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtChecklists {
    /// All of them.
    List,
    /// One of them.
    One(Id<id::Checklist>),
}

impl AtChecklists {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::List,
            [checklist] => Self::One(checklist.parse().ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for AtChecklists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::One(checklist) => write!(f, "/{checklist}"),
        }
    }
}

/// The screens round a visit to the GP, and for being worse.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtFollowUp {
    /// Questions and observations before the visit.
    Before,
    /// The page for the GP.
    Page,
    /// What was decided.
    After,
    /// «Jeg er blitt dårligere».
    Worse,
    /// Who is responsible, and handing over.
    Responsible,
}

impl AtFollowUp {
    pub(super) fn read(name: &str) -> Option<Self> {
        let all = [
            Self::Before,
            Self::Page,
            Self::After,
            Self::Worse,
            Self::Responsible,
        ];
        all.into_iter().find(|at| at.name() == name)
    }

    /// As it stands in the address.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Page => "page",
            Self::After => "after",
            Self::Worse => "worse",
            Self::Responsible => "responsible",
        }
    }
}

/// The screens with small clinical records.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtClinical {
    /// All of them.
    All,
    /// Risks that somebody sees to.
    Risks,
    /// Assess frailty.
    Frailty,
    /// Say how the reconciliation of medicines stands.
    Reconciliation,
    /// Write the note before the planned discharge.
    Note,
    /// Write down a conversation at discharge.
    Conversation,
    /// Correct what was written down about one.
    Correct(Id<id::DischargeConversation>),
}

impl AtClinical {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::All,
            ["risks"] => Self::Risks,
            ["frailty"] => Self::Frailty,
            ["medicines"] => Self::Reconciliation,
            ["note"] => Self::Note,
            ["conversation"] => Self::Conversation,
            ["conversation", id] => Self::Correct(id.parse().ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for AtClinical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => Ok(()),
            Self::Risks => f.write_str("/risks"),
            Self::Frailty => f.write_str("/frailty"),
            Self::Reconciliation => f.write_str("/medicines"),
            Self::Note => f.write_str("/note"),
            Self::Conversation => f.write_str("/conversation"),
            Self::Correct(id) => write!(f, "/conversation/{id}"),
        }
    }
}
