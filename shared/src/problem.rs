//! Problems: how every refusal is told (RFC 9457, `application/problem+json`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What went wrong, in a form the app can explain in the reader's language.
///
/// The app shows the message `problem-<code>` of its language files; `title` and `detail` are English and
/// for developers. Unknown and forbidden look the same: 404 `not_found`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// A URI reference that names the kind of problem: `/problems/<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few English words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// This occurrence, in an English sentence. Never holds what somebody wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, as in the logs: `urn:uuid:…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// Stable code, `snake_case`.
    pub code: String,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// On 409: the state that the change collides with, in the shape the endpoint answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Value>,
    /// On 429 and 503: seconds to wait, as in the `Retry-After` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// The field's path in the body: `medicines[2].name`; empty for the body as a whole.
    pub field: String,
    /// Stable code, `snake_case`: `too_long`, `empty`, `missing`, `unknown_field`, `in_the_past` …
    pub code: String,
    /// An English sentence. Never repeats the value.
    pub message: String,
}

/// Codes of problems that are not about one field. The app has a message for each.
pub mod code {
    /// Nobody is signed in, or the session has ended.
    pub const UNAUTHENTICATED: &str = "unauthenticated";
    /// User name and password do not belong together.
    pub const WRONG_PASSWORD: &str = "wrong_password";
    /// Not there, or not for this person.
    pub const NOT_FOUND: &str = "not_found";
    /// The body is not JSON.
    pub const MALFORMED: &str = "malformed";
    /// Some fields are wrong; see `fields`.
    pub const INVALID: &str = "invalid";
    /// The body is larger than the limit.
    pub const TOO_LARGE: &str = "too_large";
    /// The body is not `application/json`.
    pub const UNSUPPORTED_MEDIA_TYPE: &str = "unsupported_media_type";
    /// Somebody changed it meanwhile; `current` holds what it is now.
    pub const CHANGED_MEANWHILE: &str = "changed_meanwhile";
    /// The id is taken by something else.
    pub const ID_TAKEN: &str = "id_taken";
    /// The `Idempotency-Key` was used for another request.
    pub const KEY_REUSED: &str = "key_reused";
    /// A signed text cannot change.
    pub const ALREADY_SIGNED: &str = "already_signed";
    /// Only a signed letter can be released.
    pub const NOT_SIGNED: &str = "not_signed";
    /// The letter is with the patient already.
    pub const ALREADY_RELEASED: &str = "already_released";
    /// The letter has been withdrawn or replaced.
    pub const NO_LONGER_VALID: &str = "no_longer_valid";
    /// A step in this state cannot get that one.
    pub const STATE_CANNOT_FOLLOW: &str = "state_cannot_follow";
    /// Somebody else has it already.
    pub const ALREADY_TAKEN: &str = "already_taken";
    /// It is handled already.
    pub const ALREADY_HANDLED: &str = "already_handled";
    /// The patient is in hospital already.
    pub const ALREADY_ADMITTED: &str = "already_admitted";
    /// The stay has ended.
    pub const STAY_ENDED: &str = "stay_ended";
    /// The record has more entries than it can hold.
    pub const TOO_MANY: &str = "too_many";
    /// Too many attempts.
    pub const TOO_MANY_ATTEMPTS: &str = "too_many_attempts";
    /// A request from another site.
    pub const CROSS_SITE: &str = "cross_site";
    /// Busy, or the database is away. Nothing was saved; try again.
    pub const UNAVAILABLE: &str = "unavailable";
    /// Our fault. Nothing was saved.
    pub const INTERNAL: &str = "internal";
    /// The path exists, the method does not.
    pub const METHOD_NOT_ALLOWED: &str = "method_not_allowed";

    /// One of the kind waits already; `current` holds it.
    pub const ALREADY_BEGUN: &str = "already_begun";
    /// Somebody else decided already.
    pub const ALREADY_DECIDED: &str = "already_decided";
    /// Another handover of the patient waits for an answer.
    pub const HANDOVER_WAITS: &str = "handover_waits";
    /// The handover was answered or taken back.
    pub const ALREADY_ANSWERED: &str = "already_answered";
    /// The patient is in hospital.
    pub const IN_HOSPITAL: &str = "in_hospital";
    /// The patient died.
    pub const PATIENT_DIED: &str = "patient_died";
    /// A flag of the kind is raised already; `current` holds it.
    pub const ALREADY_FLAGGED: &str = "already_flagged";
    /// The flag was resolved.
    pub const ALREADY_RESOLVED: &str = "already_resolved";
    /// The meeting has ended.
    pub const MEETING_ENDED: &str = "meeting_ended";

    /// All codes above, for the test that the app has words for each.
    pub const ALL: &[&str] = &[
        UNAUTHENTICATED,
        WRONG_PASSWORD,
        NOT_FOUND,
        MALFORMED,
        INVALID,
        TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        CHANGED_MEANWHILE,
        ID_TAKEN,
        KEY_REUSED,
        ALREADY_SIGNED,
        NOT_SIGNED,
        ALREADY_RELEASED,
        NO_LONGER_VALID,
        STATE_CANNOT_FOLLOW,
        ALREADY_TAKEN,
        ALREADY_HANDLED,
        ALREADY_ADMITTED,
        STAY_ENDED,
        TOO_MANY,
        TOO_MANY_ATTEMPTS,
        CROSS_SITE,
        UNAVAILABLE,
        INTERNAL,
        METHOD_NOT_ALLOWED,
        ALREADY_BEGUN,
        ALREADY_DECIDED,
        HANDOVER_WAITS,
        ALREADY_ANSWERED,
        IN_HOSPITAL,
        PATIENT_DIED,
        ALREADY_FLAGGED,
        ALREADY_RESOLVED,
        MEETING_ENDED,
    ];

    /// Codes of single fields.
    pub const FIELDS: &[&str] = &[
        "empty",
        "too_long",
        "control_character",
        "invalid_language",
        "missing",
        "unknown_field",
        "wrong_type",
        "unknown_value",
        "invalid",
        "in_the_past",
        "in_the_future",
        "before_admission",
        "out_of_range",
        "not_found",
        "not_all_entries",
        "weak_password",
        "number_length",
        "number_date",
        "number_first_check_digit",
        "number_second_check_digit",
        "number_taken",
        "number_synthetic",
        "reason_missing",
        "time_missing",
        "under_age",
        "birth_date_missing",
        "phone_or_birth_date_missing",
        "email_missing",
        "no_mail_wanted",
        "document_missing",
        "until_missing",
        "basis_not_yours",
        "not_next_of_kin",
        "twice",
        "wrong_fact",
        "username_taken",
        "another_kind",
        "not_yours",
    ];
}
