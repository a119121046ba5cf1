//! The world of one test.

use std::{future::Future, sync::Arc, time::Duration};

use actix_web::rt::System;
use chrono::TimeDelta;
use server::{
    accounts::{self, NewAccount},
    app::{self, Running},
    client::Client,
    clock::Clock,
    demo,
    settings::ServeSettings,
};
use shared::{
    Id,
    contract::Nothing,
    date::{from_oslo, oslo_day},
    id::Unit,
    identity::Language,
    units::{ListUnits, StaffRole},
};

use crate::{
    Database, MailServer, Person, Protocol, Storage,
    database::{self, keys},
    logs, mail,
};

/// The ward that the demo's people lie on.
pub const WARD: &str = "Medisinsk sengepost Notodden";
/// The home-care district.
pub const HOME_CARE: &str = "Hjemmesykepleien Øst";
/// A place that serves nobody unless a test says so.
pub const SHORT_TERM: &str = "Solbakken korttidsavdeling";
/// The GP's office.
pub const GP_OFFICE: &str = "Torget legesenter";
/// The coordinator's office.
pub const COORDINATOR: &str = "Koordinerende enhet Notodden";

/// What a test changes about its world.
#[derive(Default)]
pub struct Setup {
    /// Changes the service's settings.
    pub settings: Option<fn(&mut ServeSettings)>,
    /// The service is to log errors, and this is not what fails the test.
    pub expects_errors: bool,
    /// Mail goes to a real server instead of into a folder.
    pub smtp: Option<Protocol>,
}

/// A database, the service on it, and people.
pub struct World {
    /// The database, past the service.
    pub storage: Arc<Storage>,
    /// The service.
    pub running: Running,
    mail: Option<Arc<MailServer>>,
    nobody: Person,
}

/// Runs a test in a world of its own.
pub fn run(kind: Database, setup: Setup, test: impl AsyncFnOnce(&World)) {
    if kind == Database::Postgres && database::postgres().is_none() {
        println!("NOT RUN on PostgreSQL: HJEMOVER_TEST_POSTGRES is not set");
        return;
    }
    if setup.smtp.is_some() && mail::python().is_none() {
        println!("NOT RUN: no Python here has aiosmtpd");
        return;
    }
    logs::listen();
    let storage = Arc::new(Storage::with_people(kind));
    let mail = setup
        .smtp
        .map(|protocol| Arc::new(MailServer::start(storage.folder().join("smtp"), protocol)));
    System::new().block_on(async {
        let world = World::start(storage, mail, setup.settings);
        test(&world).await;
        world.end().await;
        let errors = logs::errors_of_this_system();
        assert!(
            setup.expects_errors || errors.is_empty(),
            "the service logged errors: {errors:#?}"
        );
    });
}

impl World {
    fn start(
        storage: Arc<Storage>,
        mail: Option<Arc<MailServer>>,
        change: Option<fn(&mut ServeSettings)>,
    ) -> Self {
        let mut settings = ServeSettings::quiet(storage.settings(), keys());
        match &mail {
            Some(server) => settings.mail = server.settings(),
            None => {
                settings.mail.mail = format!("folder:{}", storage.folder().join("mail").display());
            }
        }
        // Tests leap in time; sessions outlast it unless they are what is tested.
        settings.session_idle_minutes = 60 * 24 * 365;
        settings.session_hours = 24 * 365;
        if let Some(change) = change {
            change(&mut settings);
        }
        let running = app::start(&settings).unwrap();
        let nobody = Person::nobody(Client::new(&format!("http://{}", running.address)).unwrap());
        Self {
            storage,
            running,
            mail,
            nobody,
        }
    }

    /// The mail server of a test that asked for one.
    #[must_use]
    pub fn mail(&self) -> &MailServer {
        self.mail.as_ref().unwrap()
    }

    /// One more instance of the service on the same database, with other settings. End it with [`Self::end`].
    #[must_use]
    pub fn another_instance(&self, change: fn(&mut ServeSettings)) -> Self {
        Self::start(Arc::clone(&self.storage), self.mail.clone(), Some(change))
    }

    /// Somebody known from another instance, with the same session on this one.
    #[must_use]
    pub fn meets(&self, person: &Person) -> Person {
        let client = Client::new(&self.base())
            .unwrap()
            .with_token(person.token.as_deref());
        person.through(client)
    }

    /// Stops the service.
    pub async fn end(self) {
        // Connections that are kept alive would be waited for.
        drop(self.nobody);
        tokio::time::timeout(Duration::from_secs(20), self.running.stop())
            .await
            .unwrap()
            .unwrap();
        // Every mail that any test makes leave is read.
        let received = self.mail.map(|server| server.received());
        mail::gives_nobody_away(&received.unwrap_or_default());
        mail::gives_nobody_away(&mail::in_folder(&self.storage.folder().join("mail")));
    }

    /// Where the service is.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}", self.running.address)
    }

    /// Somebody without a session.
    #[must_use]
    pub fn nobody(&self) -> Person {
        self.nobody.clone()
    }

    /// Somebody with the password of the demo's people, signed in on a new device.
    pub async fn person(&self, username: &str) -> Person {
        let (client, answer) = self
            .nobody
            .client
            .sign_in(username, demo::PASSWORD)
            .await
            .unwrap();
        Person::signed_in(username, client, answer.token, answer.start)
    }

    /// A new member of staff in a unit, signed in.
    pub async fn staff(&self, username: &str, unit: &str, role: StaffRole) -> Person {
        let account = NewAccount {
            username: username.to_owned(),
            email: None,
            name: format!("{username} Prøve"),
            password: demo::PASSWORD.to_owned(),
            language: Language::Nb,
            works_in: Some((unit.to_owned(), role)),
        };
        accounts::add(&self.running.db, account).await.unwrap();
        self.person(username).await
    }

    /// A unit by name.
    pub async fn unit(&self, name: &str) -> Id<Unit> {
        let units = self
            .person("tor")
            .await
            .does::<ListUnits>(Nothing {}, ())
            .await
            .units;
        units.iter().find(|unit| unit.name == name).unwrap().id
    }

    /// The service's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.running.clock
    }

    /// Lets time pass until Norway's clocks show this hour, today or tomorrow.
    pub fn until_hour(&self, hour: u32) {
        let now = self.clock().now();
        let at = |day: chrono::NaiveDate| from_oslo(day.and_hms_opt(hour, 0, 0).unwrap());
        let today = oslo_day(now);
        let then = at(today);
        let then = if then > now {
            then
        } else {
            at(today + TimeDelta::days(1))
        };
        self.clock().advance(then - now);
    }

    /// Lets minutes pass.
    pub fn after_minutes(&self, minutes: i64) {
        self.clock().advance(TimeDelta::minutes(minutes));
    }

    /// Lets days pass.
    pub fn after_days(&self, days: i64) {
        self.clock().advance(TimeDelta::days(days));
    }

    /// Asks until the answer is some, for at most a minute.
    pub async fn until<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        ask: impl Fn() -> F,
    ) -> T {
        for _ in 0..1200 {
            if let Some(found) = ask().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it did not happen within a minute: {what}")
    }

    /// Waits until every event has been handled: updates are in the inboxes then.
    pub async fn settles(&self) {
        self.until("all events are handled", || async {
            (self.storage.events_waiting() == 0).then_some(())
        })
        .await;
    }
}
