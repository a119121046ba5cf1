//! The harness of the end-to-end tests: a world of its own for each test (a database, the real service on a
//! free port, people who can sign in), and people who do things in the words of their work.
//!
//! Every test of [`both!`] runs on SQLite and on PostgreSQL. `HJEMOVER_TEST_POSTGRES` is the address of a
//! PostgreSQL database beside which tests make their own; without it the tests on PostgreSQL say that they
//! did not run, and fail if `HJEMOVER_TEST_POSTGRES_REQUIRED=1`; those that send mail need a Python with aiosmtpd, likewise. A test fails too when the service logs at
//! error and the test did not say that it would.

pub mod board;
pub mod checklists;
pub mod clinical_records;
pub mod crowd;
mod database;
pub mod deeds;
pub mod escalations;
pub mod exchange;
mod logs;
mod mail;
mod person;
pub mod relatives;
pub mod stories;
mod stream;
pub mod templates;
pub mod visits;
mod world;

pub use database::{Database, Storage, admin, keys, postgres};
pub use mail::{MailServer, Protocol, Received, USER as MAIL_USER, python};
pub use person::{Person, new_id, problem, status_and_json};
pub use stories::Home;
pub use stream::{Nudged, PATIENCE};
pub use world::{COORDINATOR, GP_OFFICE, HOME_CARE, SHORT_TERM, Setup, WARD, World, run};

/// Declares tests that run on both databases: `both! { /// What holds. async fn name(world) { … } }`, with
/// `with |setup| { … }` before the body to change settings or to expect errors in the log.
#[macro_export]
macro_rules! both {
    ($(
        $(#[doc = $doc:literal])*
        async fn $name:ident($world:ident) $(with |$setup:ident| $change:block)? $body:block
    )*) => { $(
        $(#[doc = $doc])*
        mod $name {
            #[allow(unused_imports, reason = "not every test needs what its neighbours do")]
            use super::*;

            async fn test($world: &$crate::World) $body

            fn setup() -> $crate::Setup {
                #[allow(unused_mut, reason = "only some tests change it")]
                let mut setup = $crate::Setup::default();
                $( let $setup = &mut setup; $change )?
                setup
            }

            #[test]
            fn sqlite() {
                $crate::run($crate::Database::Sqlite, setup(), test);
            }

            #[test]
            fn postgres() {
                $crate::run($crate::Database::Postgres, setup(), test);
            }
        }
    )* };
}
