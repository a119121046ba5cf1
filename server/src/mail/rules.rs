//! When mail is tried again, given up, or waits for the morning. Pure.

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use serde::{Deserialize, Serialize};
use shared::date::{from_oslo, oslo_day, oslo_time};

/// How long to wait after each failure that is the mail's; after the last of them it is given up.
const BACKOFF_MINUTES: [i64; 7] = [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60];

/// How long an instance leaves the server alone when it cannot be used at all.
pub(super) const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// Why a mail was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The server cannot be used by anybody: not reached, no TLS, wrong password, our sender refused. Not the
    /// mail's fault.
    Server(&'static str, Option<u16>),
    /// It may work later: «try again» (4xx), the connection died, no answer in time.
    Passing(&'static str, Option<u16>),
    /// It will never work: refused (5xx), no address.
    Final(&'static str, Option<u16>),
}

impl Failure {
    /// A short code with the SMTP status. Never the server's words: they may repeat an address.
    pub(super) fn code(self) -> String {
        let (Self::Server(what, status) | Self::Passing(what, status) | Self::Final(what, status)) =
            self;
        match status {
            Some(status) => format!("{what} {status}"),
            None => what.to_owned(),
        }
    }
}

/// What becomes of a mail after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Tried again from this moment on.
    Again(DateTime<Utc>),
    /// Tried again as soon as the server can be used; the try does not count.
    Held,
    /// Given up, until an administrator sends it again.
    Dead,
}

/// What becomes of a mail that has failed so often before.
pub(super) fn after(failure: Failure, tries_before: i32, now: DateTime<Utc>) -> Next {
    match failure {
        Failure::Server(..) => Next::Held,
        Failure::Final(..) => Next::Dead,
        Failure::Passing(..) => usize::try_from(tries_before)
            .ok()
            .and_then(|tries| BACKOFF_MINUTES.get(tries))
            .map_or(Next::Dead, |minutes| {
                Next::Again(now + TimeDelta::minutes(*minutes))
            }),
    }
}

/// What the server's status says at a command about this mail (RFC 5321, 4.2.1).
pub(super) const fn refused(what: &'static str, status: u16) -> Failure {
    if status >= 500 {
        Failure::Final(what, Some(status))
    } else {
        Failure::Passing(what, Some(status))
    }
}

/// Hours without mail, on Norway's clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct QuietHours {
    /// The first hour without, 0–23.
    pub(crate) from: u8,
    /// The first hour with mail again; the same as `from`: none are quiet.
    pub(crate) until: u8,
}

impl QuietHours {
    /// When the quiet hours that hold at `at` end; nothing when they do not hold.
    pub(crate) fn end(self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let hour = oslo_time(at).hour();
        let (from, until) = (u32::from(self.from), u32::from(self.until));
        let holds = if from <= until {
            (from..until).contains(&hour)
        } else {
            hour >= from || hour < until
        };
        holds.then(|| next_at(at, self.until))
    }

    /// The first moment from `at` on when mail may come.
    pub(crate) fn over(self, at: DateTime<Utc>) -> DateTime<Utc> {
        self.end(at).unwrap_or(at)
    }
}

/// The next time, after `at`, that Norway's clocks show this hour.
pub(crate) fn next_at(at: DateTime<Utc>, hour: u8) -> DateTime<Utc> {
    let on = |day: chrono::NaiveDate| {
        day.and_hms_opt(u32::from(hour), 0, 0)
            .map_or(at + TimeDelta::days(1), from_oslo)
    };
    let today = oslo_day(at);
    let then = on(today);
    if then > at {
        then
    } else {
        on(today + TimeDelta::days(1))
    }
}

/// An address that tells an administrator which mail it is, and not quite to whom: `b•••@example.org`.
pub(super) fn masked(address: &str) -> String {
    let (name, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first = name.chars().next().map(String::from).unwrap_or_default();
    format!("{first}•••@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn each_wait_is_longer_and_the_eighth_failure_is_the_last() {
        let now = utc("2026-11-22T11:00:00Z");
        let waits: Vec<_> = (0..8)
            .map(|tries| after(Failure::Passing("later", Some(451)), tries, now))
            .map(|next| match next {
                Next::Again(at) => (at - now).num_minutes(),
                _ => 0,
            })
            .collect();
        assert_eq!(waits, [1, 5, 15, 60, 240, 720, 1440, 0]);
        assert_eq!(
            after(Failure::Passing("later", None), 7, now),
            Next::Dead,
            "given up"
        );
        assert_eq!(
            after(Failure::Passing("later", None), -1, now),
            Next::Dead,
            "never such a number"
        );
    }

    #[test]
    fn a_refusal_is_final_and_a_server_in_trouble_is_nobodys_fault() {
        let now = utc("2026-11-22T11:00:00Z");
        assert_eq!(after(refused("recipient", 550), 0, now), Next::Dead);
        assert!(matches!(
            after(refused("recipient", 451), 0, now),
            Next::Again(_)
        ));
        assert_eq!(
            after(Failure::Server("unreachable", None), 7, now),
            Next::Held
        );
        assert_eq!(refused("recipient", 550).code(), "recipient 550");
        assert_eq!(Failure::Passing("broken", None).code(), "broken");
    }

    #[test]
    fn quiet_hours_over_midnight_and_within_a_day() {
        let night = QuietHours { from: 21, until: 7 };
        // Winter: Norway is an hour ahead.
        assert_eq!(night.end(utc("2026-11-22T19:59:59Z")), None);
        let morning = Some(utc("2026-11-23T06:00:00Z"));
        assert_eq!(night.end(utc("2026-11-22T20:00:00Z")), morning);
        assert_eq!(night.end(utc("2026-11-23T05:59:59Z")), morning);
        assert_eq!(night.end(utc("2026-11-23T06:00:00Z")), None);
        let lunch = QuietHours {
            from: 11,
            until: 13,
        };
        assert_eq!(
            lunch.over(utc("2026-11-22T10:30:00Z")),
            utc("2026-11-22T12:00:00Z")
        );
        assert_eq!(
            lunch.over(utc("2026-11-22T12:00:00Z")),
            utc("2026-11-22T12:00:00Z")
        );
        let none = QuietHours { from: 8, until: 8 };
        assert_eq!(none.end(utc("2026-11-22T07:30:00Z")), None);
    }

    #[test]
    fn quiet_hours_end_on_the_clock_when_the_clock_is_moved() {
        let night = QuietHours { from: 21, until: 7 };
        // 2026-03-29 is an hour shorter in Norway, 2026-10-25 an hour longer.
        assert_eq!(
            night.over(utc("2026-03-28T22:00:00Z")),
            utc("2026-03-29T05:00:00Z")
        );
        assert_eq!(
            night.over(utc("2026-10-24T22:00:00Z")),
            utc("2026-10-25T06:00:00Z")
        );
    }

    #[test]
    fn the_next_digest_is_always_ahead() {
        assert_eq!(
            next_at(utc("2026-11-22T06:59:59Z"), 8),
            utc("2026-11-22T07:00:00Z")
        );
        assert_eq!(
            next_at(utc("2026-11-22T07:00:00Z"), 8),
            utc("2026-11-23T07:00:00Z")
        );
    }

    #[test]
    fn an_address_is_hidden_but_for_its_first_letter() {
        assert_eq!(masked("berit@example.org"), "b•••@example.org");
        assert_eq!(masked("øystein@example.org"), "ø•••@example.org");
        assert_eq!(masked("nothing"), "n•••@");
    }
}
