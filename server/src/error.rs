//! What can go wrong with a request, and how it is told (RFC 9457).
//!
//! Invariant: nothing that somebody wrote, and nothing internal, reaches a problem or a log line.

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use shared::problem::{FieldProblem, Problem, code};

/// Why a request was refused.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Nobody is signed in.
    #[error("not signed in")]
    Unauthenticated,
    /// User name and password do not belong together.
    #[error("wrong password")]
    WrongPassword,
    /// Not there, or not for this person: never tells which.
    #[error("not found")]
    NotFound,
    /// The request cannot be understood.
    #[error("malformed: {code}")]
    Malformed {
        /// Code of the problem.
        code: &'static str,
        /// What is wrong, without the value.
        detail: &'static str,
    },
    /// Fields are wrong.
    #[error("invalid fields")]
    Invalid(Vec<FieldProblem>),
    /// A rule says no, given the state things are in.
    #[error("conflict: {code}")]
    Conflict {
        /// Code of the problem.
        code: &'static str,
        /// What it is now, as the endpoint answers it.
        current: Option<serde_json::Value>,
    },
    /// From another site.
    #[error("cross-site request")]
    CrossSite,
    /// Too many attempts.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Cannot be done now; nothing was saved.
    #[error("unavailable: {why}")]
    Unavailable {
        /// Why, for the log.
        why: String,
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Our fault.
    #[error("internal: {0}")]
    Internal(String),
}

impl Fault {
    /// One wrong field.
    pub(crate) fn field(field: &str, code: &str, message: &str) -> Self {
        Self::Invalid(vec![FieldProblem {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
        }])
    }

    /// A rule says no; nothing to show.
    pub(crate) const fn conflict(code: &'static str) -> Self {
        Self::Conflict {
            code,
            current: None,
        }
    }

    /// A rule says no; this is what it is now.
    pub(crate) fn collides(code: &'static str, current: &impl serde::Serialize) -> Self {
        Self::Conflict {
            code,
            current: serde_json::to_value(current).ok(),
        }
    }

    /// Cannot be done now.
    pub(crate) fn unavailable(why: &str) -> Self {
        Self::Unavailable {
            why: why.to_owned(),
            retry_after: 2,
        }
    }

    /// Our fault.
    pub(crate) fn internal(why: &str) -> Self {
        Self::Internal(why.to_owned())
    }

    pub(crate) fn from_pool(why: diesel::r2d2::PoolError) -> Self {
        Self::unavailable(&format!("no connection to the database: {why}"))
    }

    pub(crate) fn from_join(why: tokio::task::JoinError) -> Self {
        Self::internal(&format!("a task did not end: {why}"))
    }

    /// The same fault for another request of a group that failed together.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Unavailable { why, retry_after } => Self::Unavailable {
                why: why.clone(),
                retry_after: *retry_after,
            },
            other => Self::Internal(other.to_string()),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => code::UNAUTHENTICATED,
            Self::WrongPassword => code::WRONG_PASSWORD,
            Self::NotFound => code::NOT_FOUND,
            Self::Malformed { code, .. } | Self::Conflict { code, .. } => code,
            Self::Invalid(_) => code::INVALID,
            Self::CrossSite => code::CROSS_SITE,
            Self::TooManyAttempts { .. } => code::TOO_MANY_ATTEMPTS,
            Self::Unavailable { .. } => code::UNAVAILABLE,
            Self::Internal(_) => code::INTERNAL,
        }
    }

    const fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooManyAttempts { retry_after } | Self::Unavailable { retry_after, .. } => {
                Some(*retry_after)
            }
            _ => None,
        }
    }

    /// What the client is told.
    pub(crate) fn problem(&self) -> Problem {
        let code = self.code();
        Problem {
            kind: format!("/problems/{code}"),
            title: code.replace('_', " "),
            status: self.status_code().as_u16(),
            detail: match self {
                Self::Malformed { detail, .. } => Some((*detail).to_owned()),
                _ => None,
            },
            instance: None,
            code: code.to_owned(),
            fields: match self {
                Self::Invalid(fields) => fields.clone(),
                _ => Vec::new(),
            },
            current: match self {
                Self::Conflict { current, .. } => current.clone(),
                _ => None,
            },
            retry_after: self.retry_after(),
        }
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(why: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match why {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(
                Kind::ClosedConnection | Kind::SerializationFailure | Kind::ReadOnlyTransaction,
                info,
            ) => Self::unavailable(info.message()),
            // Two at once made the same thing; the other one was first.
            Error::DatabaseError(Kind::UniqueViolation, _) => Self::conflict(code::ID_TAKEN),
            Error::DatabaseError(kind, info) if is_passing(info.message()) => {
                Self::unavailable(&format!("{kind:?}: {}", info.message()))
            }
            // A constraint's message may hold the values it refused: name the constraint only.
            Error::DatabaseError(kind, info) => Self::internal(&format!(
                "the database refused ({kind:?}, {})",
                info.constraint_name()
                    .or_else(|| info.table_name())
                    .unwrap_or("no constraint named")
            )),
            // These may quote what was stored.
            Error::DeserializationError(_)
            | Error::SerializationError(_)
            | Error::QueryBuilderError(_) => {
                Self::internal("a stored value could not be read or written")
            }
            other => Self::internal(&format!("database: {other}")),
        }
    }
}

/// Disk full, locked, server going down or gone: all pass, and nothing was saved.
fn is_passing(message: &str) -> bool {
    const SIGNS: [&str; 12] = [
        "database or disk is full",
        "disk I/O error",
        "database is locked",
        "unable to open database file",
        "server closed the connection",
        "terminating connection",
        "could not connect",
        "connection to server",
        "the database system is",
        "canceling statement",
        "could not send",
        "no connection to the server",
    ];
    SIGNS.iter().any(|sign| message.contains(sign))
}

impl From<serde_json::Error> for Fault {
    fn from(_: serde_json::Error) -> Self {
        Self::internal("a stored value could not be read or written as JSON")
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Unauthenticated | Self::WrongPassword => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Malformed {
                code: code::TOO_LARGE,
                ..
            } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed {
                code: code::UNSUPPORTED_MEDIA_TYPE,
                ..
            } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Malformed {
                code: code::METHOD_NOT_ALLOWED,
                ..
            } => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed { .. } => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooManyAttempts { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        match self {
            Self::Internal(why) => tracing::error!(why, "a request failed"),
            Self::Unavailable { why, .. } => {
                tracing::warn!(why, "a request could not be served now")
            }
            _ => {}
        }
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((header::CONTENT_TYPE, "application/problem+json"));
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        if let Some(seconds) = self.retry_after() {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        response.json(self.problem())
    }
}
