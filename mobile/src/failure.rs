//! Why a request did not give what was asked for, in a form that screens can explain.

use shared::{Problem, problem::FieldProblem};

use crate::platform;

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The service said no, and why.
    Problem(Box<Problem>),
    /// No contact. What was sent may or may not have arrived: send it again as it was.
    Offline,
    /// An answer that cannot be read: the app is older or newer than the service.
    Unexpected,
}

impl Failure {
    /// The problem's code, if the service told one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            Self::Offline | Self::Unexpected => None,
        }
    }

    /// What is wrong with which field.
    #[must_use]
    pub fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Problem(problem) => &problem.fields,
            Self::Offline | Self::Unexpected => &[],
        }
    }

    /// The code of what is wrong with one field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<String> {
        self.fields()
            .iter()
            .find(|problem| problem.field == name)
            .map(|problem| problem.code.clone())
    }

    /// The key of the message that explains it.
    #[must_use]
    pub fn message_key(&self) -> String {
        match self {
            Self::Problem(problem) if shared::problem::code::ALL.contains(&&*problem.code) => {
                format!("problem-{}", problem.code)
            }
            Self::Offline if !platform::is_online() => "problem-offline".to_owned(),
            Self::Offline => "problem-network".to_owned(),
            Self::Problem(_) | Self::Unexpected => "problem-unknown".to_owned(),
        }
    }
}
