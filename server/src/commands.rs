//! `hjemover mail`: what an administrator sees of the queue, and does with it. `hjemover messages`: what is understood
//! of messages, and a folder they come in. `hjemover unit`: how messages find units.

mod letter;

use std::{io::Write as _, path::PathBuf};

use anyhow::{Context as _, ensure};
use chrono::Utc;
use clap::{Subcommand, ValueEnum};
use server::{
    Db, ShowsLetters,
    clock::Clock,
    mail::admin::{self, Line, State},
    messages::folder::Watch,
    settings::{DatabaseSettings, KeySettings},
    units,
};
use shared::{Id, id, identity::Language};

pub(crate) use letter::{LetterAction, letter};

/// What to do with mail.
#[derive(Subcommand)]
pub(crate) enum MailAction {
    /// List mails, the oldest first: id, state, kind, tries, last failure, age, hidden address.
    List {
        /// Which.
        #[arg(long, default_value = "dead")]
        state: Which,
    },
    /// Send mails again that were given up.
    Resend {
        /// Which one, as `list` shows it.
        id: Option<Id<id::Mail>>,
        /// All of them.
        #[arg(long)]
        all_dead: bool,
    },
    /// Queue a mail that only says that mail works. `serve` sends it.
    Test {
        /// To whom.
        to: String,
        #[command(flatten)]
        keys: KeySettings,
    },
}

/// Which mails.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Which {
    /// Those that wait or are being sent.
    Waiting,
    /// Those that were sent.
    Sent,
    /// Those that were given up.
    Dead,
    /// Those that are no longer wanted.
    Cancelled,
}

impl From<Which> for State {
    fn from(which: Which) -> Self {
        match which {
            Which::Waiting => Self::Waiting,
            Which::Sent => Self::Sent,
            Which::Dead => Self::Dead,
            Which::Cancelled => Self::Cancelled,
        }
    }
}

/// Does it, and says what was done.
pub(crate) async fn mail(db: &Db, action: MailAction) -> anyhow::Result<()> {
    match action {
        MailAction::List { state } => {
            let lines = admin::list(db, state.into()).await?;
            lines.iter().for_each(print);
            if lines.is_empty() {
                println!("None.");
            }
        }
        MailAction::Resend { id, all_dead } => {
            ensure!(id.is_some() != all_dead, "say which one, or --all-dead");
            let count = admin::resend(db, id).await?;
            println!("{count} will be sent again.");
        }
        MailAction::Test { to, keys } => {
            admin::test(db, &keys.data_key()?, &to, Language::Nb)
                .await
                .context("the mail was not queued")?;
            println!("Queued.");
        }
    }
    Ok(())
}

fn print(line: &Line) {
    let age = chrono::Utc::now() - line.created_at;
    println!(
        "{}  {:<10} {:<10} tries {}  {:<16} {:>4} h  {}",
        line.id,
        format!("{:?}", line.state).to_lowercase(),
        line.kind,
        line.tries,
        line.last_failure.as_deref().unwrap_or("-"),
        age.num_hours(),
        line.to
    );
}

/// What to do with messages.
#[derive(Subcommand)]
pub(crate) enum MessagesAction {
    /// Say what is understood of messages, as JSON, a line for each, and what their senders would be told. Changes
    /// nothing. Ends with 1 when one would be refused.
    Check {
        /// Refuse tests and numbers made for testing, as a service in use does.
        #[arg(long)]
        in_use: bool,
        /// The messages.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Receive the messages that another system puts into a folder, as files ending in `.xml`. Those received are moved
    /// to `done`, those refused to `failed`, with the receipt and the reason beside them.
    Watch {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(flatten)]
        keys: KeySettings,
        /// Refuse tests and numbers made for testing, as a service in use does.
        #[arg(long, env = "HJEMOVER_REFUSE_SYNTHETIC_NUMBERS")]
        in_use: bool,
        /// Receive what is there now, and end.
        #[arg(long)]
        once: bool,
        /// The folder.
        folder: PathBuf,
    },
}

/// Does it.
pub(crate) async fn messages(action: MessagesAction) -> anyhow::Result<()> {
    match action {
        MessagesAction::Check { in_use, files } => {
            ensure!(check(in_use, files)?, "not every message would be accepted");
            Ok(())
        }
        MessagesAction::Watch {
            database,
            keys,
            in_use,
            once,
            folder,
        } => {
            let db = Db::open(&database.url()?, Clock::default())?;
            let watch = Watch::new(db, keys.data_key()?, !in_use, &folder)?;
            if once {
                let look = watch.look().await?;
                println!("{} accepted, {} refused.", look.done, look.failed);
                return Ok(());
            }
            tracing::info!(folder = %folder.display(), "watching for messages");
            tokio::select! {
                ended = watch.run() => ended,
                stopped = actix_web::rt::signal::ctrl_c() => Ok(stopped?),
            }
        }
    }
}

/// Checks messages; answers whether all of them would be accepted.
fn check(in_use: bool, files: Vec<PathBuf>) -> anyhow::Result<bool> {
    let (mut out, mut accepted) = (std::io::stdout().lock(), true);
    for file in files {
        let bytes =
            std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let checked = kith::check(&bytes, !in_use, Utc::now())?;
        accepted &= checked.receipt.is_accepted();
        let line = serde_json::json!({ "file": file.display().to_string(), "checked": checked });
        writeln!(out, "{line}")?;
    }
    Ok(accepted)
}

/// What to do with units.
#[derive(Subcommand)]
pub(crate) enum UnitAction {
    /// List units: name, kind, HER-id, when their letters are shown to patients.
    List,
    /// Change a unit.
    Set {
        /// Its name.
        name: String,
        /// Its HER-id: by it messages find it.
        #[arg(long)]
        her_id: Option<String>,
        /// When letters of its that come as messages are shown to the patient.
        #[arg(long)]
        letters: Option<Shows>,
        /// After how many hours, for `after-hours`.
        #[arg(long, required_if_eq("letters", "after-hours"), value_parser = clap::value_parser!(i32).range(1..=720))]
        hours: Option<i32>,
    },
}

/// When letters are shown.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Shows {
    /// As soon as they come.
    AtOnce,
    /// As soon as they come when they have a section to the patient; others when somebody has looked.
    WithSection,
    /// When a person shows them.
    ByPerson,
    /// Some hours after they were signed.
    AfterHours,
}

impl From<Shows> for ShowsLetters {
    fn from(shows: Shows) -> Self {
        match shows {
            Shows::AtOnce => Self::AtOnce,
            Shows::WithSection => Self::WithSection,
            Shows::ByPerson => Self::ByPerson,
            Shows::AfterHours => Self::AfterHours,
        }
    }
}

/// Does it, and says what was done.
pub(crate) async fn unit(db: &Db, action: UnitAction) -> anyhow::Result<()> {
    match action {
        UnitAction::List => {
            for line in units::admin::list(db).await? {
                let hours = line.hours.map(|hours| format!(" {hours} h"));
                println!(
                    "{:<32} {:<14} {:<10} {:?}{}",
                    line.name,
                    format!("{:?}", line.kind),
                    line.her_id.as_deref().unwrap_or("-"),
                    line.shows_letters,
                    hours.unwrap_or_default(),
                );
            }
        }
        UnitAction::Set {
            name,
            her_id,
            letters,
            hours,
        } => {
            let shows_letters = letters.map(|shows| (ShowsLetters::from(shows), hours));
            let change = units::admin::Change {
                her_id,
                shows_letters,
            };
            units::admin::set(db, &name, change).await?;
            println!("Changed.");
        }
    }
    Ok(())
}
