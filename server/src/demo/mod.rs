//! The demo: fictional people with numbers made for testing, and a story told through the front door, so
//! that every event, version and log line is real. Dates are counted from today.

pub mod crowd;
mod letters;
mod past;
mod past_letters;
mod people;
mod story;

use anyhow::Context as _;
use chrono::Utc;
use diesel::prelude::*;

use crate::{
    app,
    clock::Clock,
    db::{Db, schema::person as p},
    error::Fault,
    settings::{DatabaseSettings, KeySettings, ServeSettings},
};

pub use people::PASSWORD;

/// Who signs in, what they are, and what to try.
pub const SIGN_INS: [(&str, &str, &str); 11] = [
    (
        "kare",
        "Kåre Solli, patient, home since yesterday",
        "read the letter, write what matters, see who has looked",
    ),
    (
        "asta",
        "Asta Bakke, patient on the ward now",
        "see the planned discharge date, write what matters",
    ),
    (
        "birger",
        "Birger Moen, patient at home",
        "see how a missed step is told",
    ),
    (
        "berit",
        "Berit Solli, Kåre's daughter",
        "see what Kåre opened, write how you see it",
    ),
    (
        "ingrid",
        "Ingrid Dahl, nurse in home care",
        "keep the inbox open while Kåre writes; take and handle",
    ),
    (
        "randi",
        "Randi Solheim, leads home care",
        "see what nobody has seen to, set when you are told",
    ),
    (
        "mona",
        "Mona Lie, nurse on the ward",
        "move Asta's planned discharge date, write her letter",
    ),
    (
        "jonas",
        "Jonas Berg, doctor on the ward",
        "sign and release a letter, make a new version",
    ),
    (
        "solveig",
        "Solveig Rud, leads the ward",
        "see how readable the ward's letters are",
    ),
    (
        "silje",
        "Silje Haugen, GP",
        "read Kåre's letter before the consultation",
    ),
    (
        "tor",
        "Tor Vik, coordinator",
        "see whose discharge was moved",
    ),
];

/// Whether nobody has an account yet.
///
/// # Errors
/// When the database cannot be asked.
pub async fn is_empty(db: &Db) -> anyhow::Result<bool> {
    let somebody = |conn: &mut crate::db::Conn| {
        let exists =
            diesel::select(diesel::dsl::exists(p::table.select(p::id))).get_result::<bool>(conn)?;
        Ok::<bool, Fault>(exists)
    };
    Ok(!db.read(somebody).await?)
}

/// Fills an empty database: people, then their story.
///
/// # Errors
/// When the database is not empty or not migrated, or a step of the story is refused.
pub async fn fill(database: &DatabaseSettings, keys: &KeySettings) -> anyhow::Result<()> {
    let clock = Clock::default();
    let mut settings = ServeSettings::quiet(database.clone(), keys.clone());
    settings.clock = clock.clone();
    // The story begins long ago; sessions must outlive the leaps in time.
    settings.session_idle_minutes = 60 * 24 * 365;
    settings.session_hours = 24 * 365;
    let now = Utc::now();
    clock.advance(story::begins(now) - now);
    let running = app::start(&settings)?;
    anyhow::ensure!(
        is_empty(&running.db).await?,
        "the database holds people already; the demo is for an empty one"
    );
    people::make(&running.db, &keys.data_key()?)
        .await
        .context("the demo's people could not be made")?;
    let told = story::tell(&format!("http://{}", running.address), &clock).await;
    let past = past::make(&running.db, &keys.data_key()?).await;
    running.stop().await?;
    told.context("the demo's story could not be told")?;
    past.context("the demo's measures could not be made")
}

/// Fills an empty database with the demo's units and people, to whom nothing has happened yet: for tests.
///
/// # Errors
/// When the database is not migrated or holds these people already.
pub async fn fill_people(database: &DatabaseSettings, keys: &KeySettings) -> anyhow::Result<()> {
    let db = Db::open(&database.url()?, Clock::default())?;
    people::make(&db, &keys.data_key()?).await
}

/// Words that would give somebody away: the demo's names, diagnoses, medicines and everything in its letters and
/// wishes, lower-cased, and what belongs to hospitals at large. Nothing that leaves the service unasked holds one.
#[must_use]
pub fn telling_words() -> Vec<String> {
    let letters = letters::texts().unwrap_or_default().join(" ");
    let long = |word: &&str| word.chars().count() >= 5 && !HARMLESS.contains(word);
    let prose = format!("{letters} {}", story::WISHES.join(" ")).to_lowercase();
    let names = people::names().join(" ").to_lowercase();
    let mut words: Vec<String> = words(&prose)
        .filter(long)
        .chain(words(&names))
        .chain(OF_HOSPITALS)
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The patients' given names, lower-cased: whom they invite knows them.
pub const GIVEN_NAMES: [&str; 3] = ["kåre", "asta", "birger"];

/// Words of the letters that mean nothing alone.
const HARMLESS: [&str; 4] = ["denne", "fordi", "igjen", "siden"];

const OF_HOSPITALS: [&str; 23] = [
    "sykehus",
    "sjukehus",
    "hospital",
    "pasient",
    "patient",
    "pårørende",
    "pårørande",
    "relative",
    "avdeling",
    "ward",
    "sengepost",
    "epikrise",
    "summary",
    "diagnose",
    "diagnosis",
    "innlagt",
    "innlagd",
    "utskrevet",
    "utskriven",
    "discharge",
    "helse",
    "health",
    "medisin",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Prints who can sign in.
pub fn print_sign_ins() {
    println!("\nSign in with one of these user names; the password of all is: {PASSWORD}\n");
    for (username, who, hint) in SIGN_INS {
        println!("  {username:<8} {who:<42} {hint}");
    }
    println!();
}
