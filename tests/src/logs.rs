//! Errors that the service logs, kept by the actix system they were logged in: each test has its own.

use std::{
    collections::HashMap,
    fmt::Write as _,
    sync::{Mutex, Once, PoisonError},
};

use actix_web::rt::System;
use tracing::{
    Event, Level, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context, prelude::*};

static ERRORS: Mutex<Option<HashMap<usize, Vec<String>>>> = Mutex::new(None);
static LISTEN: Once = Once::new();

struct Keep;

struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, "{}={value:?} ", field.name());
    }
}

impl<S: Subscriber> Layer<S> for Keep {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if *event.metadata().level() != Level::ERROR {
            return;
        }
        let mut words = Words(String::new());
        event.record(&mut words);
        // A thread outside any system belongs to every test; but only if it is the service's: pools of a test that
        // failed go on looking for their database.
        let Some(system) = System::try_current().map(|system| system.id()).or_else(|| {
            event
                .metadata()
                .target()
                .starts_with("server")
                .then_some(usize::MAX)
        }) else {
            return;
        };
        let mut errors = ERRORS.lock().unwrap_or_else(PoisonError::into_inner);
        errors
            .get_or_insert_default()
            .entry(system)
            .or_default()
            .push(words.0);
    }
}

/// Begins to listen, once for the process.
pub(crate) fn listen() {
    LISTEN.call_once(|| {
        tracing_subscriber::registry().with(Keep).init();
    });
}

/// What was logged at error in this system since it was asked last.
pub(crate) fn errors_of_this_system() -> Vec<String> {
    let mut errors = ERRORS.lock().unwrap_or_else(PoisonError::into_inner);
    let all = errors.get_or_insert_default();
    let mut found = all.remove(&System::current().id()).unwrap_or_default();
    found.extend(all.get(&usize::MAX).cloned().unwrap_or_default());
    found
}
