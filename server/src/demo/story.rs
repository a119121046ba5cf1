//! The story before today, told through the API as its people would, with the clock moved.

mod board;
mod deeds;
mod relatives;
mod tidy;

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shared::{
    Endpoint, Id,
    contract::Nothing,
    date::{from_oslo, oslo_day},
    id::{Patient, Unit},
    start::GetStart,
    stays::{Certainty, Destination},
    units::{ListUnits, UnitRef},
};
use uuid::Uuid;

use super::{letters, people};
use crate::{client::Client, clock::Clock};

// What matters to them.
const POST_BOX: &str = "Å kunne gå til postkassen og hente avisen selv.";
const GARDEN: &str = "Å komme meg ut i hagen igjen, og høre fuglene om morgenen.";
const GRANDCHILDREN: &str = "At barnebarna kan komme på besøk uten at jeg er for sliten.";
const DAUGHTER: &str = "Å være hjemme til datteren min kommer i julen.";

/// What a relative says.
const AS_I_SEE_IT: &str = "At pappa får spise sammen med oss på søndager.";
const OBSERVATION: &str = "Han er ustø når han reiser seg om morgenen.";

/// Every word of what matters to somebody, and of what relatives say.
pub(super) const WISHES: [&str; 6] = [
    POST_BOX,
    GARDEN,
    GRANDCHILDREN,
    DAUGHTER,
    AS_I_SEE_IT,
    OBSERVATION,
];

/// How long ago Kåre was admitted, in days.
const ADMITTED_DAYS_AGO: i64 = 52;

/// When everybody is there: the morning of the first day, whatever the hour is now.
pub(super) fn begins(now: DateTime<Utc>) -> DateTime<Utc> {
    at(oslo_day(now) - TimeDelta::days(ADMITTED_DAYS_AGO), 7)
}

/// At this hour in Norway.
fn at(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    day.and_hms_opt(hour, 0, 0).map_or_else(Utc::now, from_oslo)
}

/// Somebody in the story.
struct Actor {
    client: Client,
}

impl Actor {
    async fn send<E: Endpoint>(
        &self,
        at: E::Path,
        body: E::Request,
    ) -> anyhow::Result<E::Response> {
        self.client
            .send::<E>(&at, &body)
            .await
            .with_context(|| E::NAME)
    }
}

struct Story<'c> {
    clock: &'c Clock,
    today: NaiveDate,
    units: Vec<UnitRef>,
    mona: Actor,
    jonas: Actor,
    ingrid: Actor,
}

fn new_id<T>() -> Id<T> {
    Id::new(Uuid::now_v7())
}

/// Tells the whole story; the clock ends at now.
pub(super) async fn tell(base: &str, clock: &Clock) -> anyhow::Result<()> {
    let nobody = Client::new(base)?;
    let sign_in = async |username: &str| -> anyhow::Result<Actor> {
        let (client, _) = nobody
            .sign_in(username, people::PASSWORD)
            .await
            .with_context(|| format!("{username} signs in"))?;
        Ok(Actor { client })
    };
    let (kare, asta, birger) = (
        sign_in("kare").await?,
        sign_in("asta").await?,
        sign_in("birger").await?,
    );
    let mona = sign_in("mona").await?;
    let story = Story {
        clock,
        today: oslo_day(Utc::now()),
        units: mona.send::<ListUnits>(Nothing {}, ()).await?.units,
        mona,
        jonas: sign_in("jonas").await?,
        ingrid: sign_in("ingrid").await?,
    };
    let (kares, astas, birgers) = (
        patient(&kare).await?,
        patient(&asta).await?,
        patient(&birger).await?,
    );

    story.go_to(ADMITTED_DAYS_AGO, 11);
    let kares_stay = story.admit(kares).await?;
    story.go_to(24, 9);
    let birgers_stay = story.admit(birgers).await?;
    story.write(&birger, birgers, POST_BOX).await?;
    story.go_to(17, 12);
    story
        .plan(birgers, &birgers_stay, 16, Certainty::Decided, None)
        .await?;
    story
        .letter(birgers, &birgers_stay, letters::birger()?)
        .await?;
    story.go_to(16, 13);
    story
        .discharge(birgers, &birgers_stay, Destination::Home)
        .await?;
    story.go_to(14, 10);
    story.first_visit_done(birgers).await?;

    story.go_to(8, 10);
    let garden = story.write(&kare, kares, GARDEN).await?;
    story.write(&kare, kares, GRANDCHILDREN).await?;
    story.go_to(5, 14);
    let kares_stay = story
        .plan(kares, &kares_stay, 2, Certainty::Estimated, None)
        .await?;
    story.go_to(3, 9);
    let reason = Some("Trenger én dag til med trening i trapp.");
    let kares_stay = story
        .plan(kares, &kares_stay, 1, Certainty::Decided, reason)
        .await?;
    let astas_stay = story.admit(astas).await?;
    story.write(&asta, astas, DAUGHTER).await?;
    story.go_to(2, 11);
    story
        .plan(astas, &astas_stay, -3, Certainty::Estimated, None)
        .await?;

    story.go_to(1, 9);
    let (silje, tor) = (sign_in("silje").await?, sign_in("tor").await?);
    story.tidy_inboxes(&silje, &tor).await?;

    story.go_to(1, 11);
    story
        .letter(kares, &kares_stay, letters::kare(story.day(-2))?)
        .await?;
    story
        .discharge(kares, &kares_stay, Destination::ShortTermCare)
        .await?;
    story.go_to(1, 14);
    story.see_and_follow_up(kares, &garden).await?;
    story.own_task(&kare, kares, &garden).await?;
    story.settle_inbox().await?;
    story.go_to(1, 15);
    relatives::kares_daughter(&story, &nobody, &kare, kares).await?;
    story.return_to_now();
    relatives::astas_daughter_is_asked(&story, astas).await?;
    board::risks(&story, (kares, astas, birgers)).await?;
    Ok(())
}

async fn patient(actor: &Actor) -> anyhow::Result<Id<Patient>> {
    actor
        .send::<GetStart>(Nothing {}, ())
        .await?
        .me
        .patient
        .context("not a patient")
}

impl Story<'_> {
    fn day(&self, days_ago: i64) -> NaiveDate {
        self.today - TimeDelta::days(days_ago)
    }

    /// Moves the clock to a day so long ago, at this hour in Norway.
    fn go_to(&self, days_ago: i64, hour: u32) {
        self.clock
            .advance(at(self.day(days_ago), hour) - self.clock.now());
    }

    fn return_to_now(&self) {
        self.clock.advance(Utc::now() - self.clock.now());
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    fn unit(&self, name: &str) -> anyhow::Result<Id<Unit>> {
        self.units
            .iter()
            .find(|unit| unit.name == name)
            .map(|unit| unit.id)
            .context("no such unit")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_there_before_the_first_admission_at_any_hour() {
        for hour in 0..24 {
            let now: DateTime<Utc> = format!("2026-11-22T{hour:02}:35:00Z").parse().unwrap();
            let admitted = oslo_day(now) - TimeDelta::days(ADMITTED_DAYS_AGO);
            assert_eq!(oslo_day(begins(now)), admitted, "at {hour}");
            assert!(begins(now) < at(admitted, 11), "at {hour}");
        }
    }
}
