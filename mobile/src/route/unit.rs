//! The screens of a unit: what stands in an address after whose they are.

use std::fmt;

use shared::checklists::template::Key;

/// The screens of a unit's work, beside its inbox and its patients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AtUnitWork {
    /// The board.
    Board,
    /// A meeting at the board.
    Meeting,
    /// The board on a wall, without names.
    Screen,
    /// Who is away.
    Absences,
    /// When others are told of what nobody has seen to.
    Escalation,
    /// How many get each step in time.
    Measures,
}

impl AtUnitWork {
    pub(super) fn read(name: &str) -> Option<Self> {
        let all = [
            Self::Board,
            Self::Meeting,
            Self::Screen,
            Self::Absences,
            Self::Escalation,
            Self::Measures,
        ];
        all.into_iter().find(|at| at.name() == name)
    }

    /// Whether it is looked up or set once in a while, and not worked with.
    pub(super) const fn is_affair(self) -> bool {
        matches!(self, Self::Absences | Self::Escalation | Self::Measures)
    }

    /// As it stands in the address.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Meeting => "meeting",
            Self::Screen => "screen",
            Self::Absences => "absences",
            Self::Escalation => "escalation",
            Self::Measures => "measures",
        }
    }
}

/// The screens where templates of checklists are edited.
#[derive(Debug, Clone, PartialEq)]
pub enum AtTemplates {
    /// All of them.
    List,
    /// One that is new, or comes from elsewhere.
    New,
    /// One of them.
    One(Key),
}

impl AtTemplates {
    pub(super) fn read(segments: &[&str]) -> Option<Self> {
        Some(match *segments {
            [] => Self::List,
            ["new"] => Self::New,
            ["one", key] => Self::One(Key::new(key).ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for AtTemplates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List => Ok(()),
            Self::New => f.write_str("/new"),
            Self::One(key) => write!(f, "/one/{key}"),
        }
    }
}
