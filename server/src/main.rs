//! `hjemover`: the service and its tools in one binary. `--help` is the manual.

mod commands;

use std::io::IsTerminal as _;

use anyhow::Context as _;
use clap::{Parser, Subcommand, ValueEnum};
use server::{
    Db, accounts, app,
    clock::Clock,
    demo, http, migrations,
    settings::{DatabaseSettings, KeySettings, ServeSettings},
};
use shared::{identity::Language, units::StaffRole};

/// Hjemover: the way home from hospital.
///
/// Settings are flags or environment variables; secrets also files. A wrong setting stops the start with
/// a sentence that says what to do.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// What is logged, as in `info,server=debug`. Logs hold no personal data.
    #[arg(
        long,
        env = "HJEMOVER_LOG",
        default_value = "info,actix_server=warn",
        global = true
    )]
    log: String,
    /// How lines look.
    #[arg(
        long,
        env = "HJEMOVER_LOG_FORMAT",
        default_value = "text",
        global = true
    )]
    log_format: LogFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app and the API.
    Serve(Box<ServeSettings>),
    /// Bring the database's schema up to date.
    Migrate {
        #[command(flatten)]
        database: DatabaseSettings,
    },
    /// Fill the database with fictional people and print their sign-ins.
    Demo {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(flatten)]
        keys: KeySettings,
        /// Do nothing when the database holds anybody already, but print the sign-ins of the demo.
        #[arg(long)]
        if_empty: bool,
    },
    /// Accounts.
    User {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(subcommand)]
        action: UserAction,
    },
    /// Units: their ids in messages, and when their letters are shown.
    Unit {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(subcommand)]
        action: commands::UnitAction,
    },
    /// Mail: what waits, what was given up, sending it again.
    Mail {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(subcommand)]
        action: commands::MailAction,
    },
    /// Messages from hospitals, municipalities and GPs (KITH XML).
    Messages {
        #[command(subcommand)]
        action: commands::MessagesAction,
    },
    /// Letters to patients: how readable they are.
    Letter {
        #[command(subcommand)]
        action: commands::LetterAction,
    },
    /// Print the OpenAPI document.
    Openapi,
}

#[derive(Subcommand)]
enum UserAction {
    /// Make an account. The password is read from the terminal or standard input.
    Add {
        /// User name.
        username: String,
        /// Full name.
        #[arg(long)]
        name: String,
        /// E-mail.
        #[arg(long)]
        email: Option<String>,
        /// The unit they work in, by name.
        #[arg(long, requires = "role")]
        unit: Option<String>,
        /// As what.
        #[arg(long, requires = "unit")]
        role: Option<Role>,
        /// The account is another system's: it sends messages for these units, by name, and does nothing else.
        #[arg(long, conflicts_with = "unit")]
        sends_for: Vec<String>,
    },
    /// Set an account's password and sign its devices out. The password is read from standard input.
    Password {
        /// User name.
        username: String,
    },
    /// Disable an account and sign its devices out. Nothing it wrote disappears.
    Disable {
        /// User name.
        username: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Role {
    Nurse,
    Doctor,
    Coordinator,
    Leader,
}

impl From<Role> for StaffRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Nurse => Self::Nurse,
            Role::Doctor => Self::Doctor,
            Role::Coordinator => Self::Coordinator,
            Role::Leader => Self::Leader,
        }
    }
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_new(&cli.log).with_context(|| {
        format!(
            "--log {} is not a filter; write for example info or warn,server=debug",
            cli.log
        )
    })?;
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // A file or a collector of logs has no use for colours.
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    match cli.log_format {
        LogFormat::Text => logs.init(),
        LogFormat::Json => logs.json().init(),
    }
    actix_web::rt::System::new().block_on(run(cli.command))
}

async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(settings) => serve(&settings).await,
        Command::Migrate { database } => {
            let ran = migrations::migrate(&database.url()?)?;
            match ran.as_slice() {
                [] => println!("The schema is up to date."),
                ran => ran.iter().for_each(|name| println!("Ran {name}")),
            }
            Ok(())
        }
        Command::Demo {
            database,
            keys,
            if_empty,
        } => {
            let filled = !demo::is_empty(&Db::open(&database.url()?, Clock::default())?).await?;
            if !(if_empty && filled) {
                demo::fill(&database, &keys).await?;
            }
            demo::print_sign_ins();
            Ok(())
        }
        Command::User { database, action } => {
            user(&Db::open(&database.url()?, Clock::default())?, action).await
        }
        Command::Unit { database, action } => {
            commands::unit(&Db::open(&database.url()?, Clock::default())?, action).await
        }
        Command::Mail { database, action } => {
            commands::mail(&Db::open(&database.url()?, Clock::default())?, action).await
        }
        Command::Messages { action } => commands::messages(action).await,
        Command::Letter { action } => commands::letter(action),
        Command::Openapi => {
            println!(
                "{}",
                serde_json::to_string_pretty(&http::openapi::document())?
            );
            Ok(())
        }
    }
}

async fn serve(settings: &ServeSettings) -> anyhow::Result<()> {
    let mut running = app::start(settings)?;
    tracing::info!(address = %running.address, metrics = ?running.metrics_address, "serving");
    let mut terminate =
        actix_web::rt::signal::unix::signal(actix_web::rt::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        ended = running.ended() => return ended,
        _ = actix_web::rt::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping: requests under way may end");
    running.stop().await?;
    tracing::info!("stopped");
    Ok(())
}

async fn user(db: &Db, action: UserAction) -> anyhow::Result<()> {
    match action {
        UserAction::Add {
            username,
            name,
            email,
            unit,
            role,
            sends_for,
        } => {
            let works_in = unit.zip(role.map(StaffRole::from));
            let password = read_password()?;
            let new = accounts::NewAccount {
                username,
                email,
                name,
                password,
                language: Language::Nb,
                works_in,
            };
            if sends_for.is_empty() {
                accounts::add(db, new).await?;
            } else {
                accounts::add_integration(db, new, sends_for).await?;
            }
            println!("Added.");
        }
        UserAction::Password { username } => {
            accounts::set_password(db, &username, &read_password()?).await?;
            println!("Changed; all devices are signed out.");
        }
        UserAction::Disable { username } => {
            accounts::disable(db, &username).await?;
            println!("Disabled; all devices are signed out.");
        }
    }
    Ok(())
}

/// One line from standard input.
fn read_password() -> anyhow::Result<String> {
    eprintln!("Password (it is not hidden while you type; pipe it in to avoid that):");
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .context("no password was given on standard input")?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    anyhow::ensure!(
        !password.is_empty(),
        "no password was given on standard input"
    );
    Ok(password)
}
