//! `hjemover mail`: what an administrator sees of the queue, and does with it. `hjemover messages`: what is understood
//! of messages.

use std::{io::Write as _, path::PathBuf};

use anyhow::{Context as _, ensure};
use chrono::Utc;
use clap::{Subcommand, ValueEnum};
use server::{
    Db,
    mail::admin::{self, Line, State},
    settings::KeySettings,
};
use shared::{Id, id, identity::Language};

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
}

/// Checks messages; answers whether all of them would be accepted.
pub(crate) fn messages(action: MessagesAction) -> anyhow::Result<bool> {
    let MessagesAction::Check { in_use, files } = action;
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
