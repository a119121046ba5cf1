//! Settings: flags, environment, secrets also by file. The only reader of the environment.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use crate::{clock::Clock, db::DatabaseUrl, secrets::DataKey};

/// Where the database is.
#[derive(Debug, Clone, Args)]
pub struct DatabaseSettings {
    /// The database: `sqlite://path/to/file.db` or `postgres://user@host/name`.
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite://data/hjemover.db",
        hide_env_values = true
    )]
    pub database_url: String,
    /// A file that holds the database address, instead of `--database-url` (for addresses with passwords).
    #[arg(long, env = "DATABASE_URL_FILE")]
    pub database_url_file: Option<PathBuf>,
    /// SQLite only: the most bytes the file may grow to. Writes beyond answer 503 and change nothing.
    #[arg(long, env = "HJEMOVER_SQLITE_MAX_BYTES")]
    pub sqlite_max_bytes: Option<u64>,
}

impl DatabaseSettings {
    /// The database's address.
    ///
    /// # Errors
    /// When it is not one, or its file cannot be read.
    pub fn url(&self) -> anyhow::Result<DatabaseUrl> {
        let text = match &self.database_url_file {
            Some(file) => read_secret(file)?,
            None => self.database_url.clone(),
        };
        let mut url: DatabaseUrl = text.parse()?;
        if let DatabaseUrl::Sqlite { max_bytes, .. } = &mut url {
            *max_bytes = self.sqlite_max_bytes;
        }
        Ok(url)
    }
}

/// Keys.
#[derive(Debug, Clone, Args)]
pub struct KeySettings {
    /// The key that national identity numbers are encrypted with: 32 bytes as base64.
    #[arg(long, env = "HJEMOVER_DATA_KEY", hide_env_values = true)]
    pub data_key: Option<String>,
    /// A file that holds the data key.
    #[arg(long, env = "HJEMOVER_DATA_KEY_FILE")]
    pub data_key_file: Option<PathBuf>,
    /// Development: make the data key's file when it does not exist.
    #[arg(long, env = "HJEMOVER_DEV_KEYS")]
    pub dev_keys: bool,
}

impl KeySettings {
    /// The data key.
    ///
    /// # Errors
    /// When none is given or it is not 32 bytes of base64.
    pub fn data_key(&self) -> anyhow::Result<DataKey> {
        match (&self.data_key, &self.data_key_file) {
            (Some(key), None) => DataKey::from_base64(key),
            (None, Some(file)) => {
                if self.dev_keys && !file.exists() {
                    make_key(file)?;
                }
                DataKey::from_base64(&read_secret(file)?)
            }
            (Some(_), Some(_)) => bail!("give the data key or a file that holds it, not both"),
            (None, None) => bail!(
                "no data key: make one with `openssl rand -base64 32 > data/data.key`, keep a copy apart from the \
                 database, and name it with --data-key-file or HJEMOVER_DATA_KEY_FILE"
            ),
        }
    }
}

fn make_key(file: &Path) -> anyhow::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options
        .open(file)
        .with_context(|| format!("{} cannot be made", file.display()))?;
    std::io::Write::write_all(&mut out, DataKey::generate().as_bytes())?;
    Ok(())
}

fn read_secret(file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("the secret in {} cannot be read", file.display()))?;
    Ok(text.trim().to_owned())
}

/// How mail leaves.
#[derive(Debug, Clone, Args)]
pub struct MailSettings {
    /// How mail leaves: `smtp+starttls://host:587`, `smtps://host:465`, `smtp://host:25` (unencrypted),
    /// `folder:PATH` (development: files, shown at /dev/mail to this machine) or `none`.
    #[arg(long, env = "HJEMOVER_MAIL", default_value = "folder:data/mail")]
    pub mail: String,
    /// The user name at the mail server, if it asks for one.
    #[arg(long, env = "HJEMOVER_MAIL_USER")]
    pub mail_user: Option<String>,
    /// The password at the mail server.
    #[arg(long, env = "HJEMOVER_MAIL_PASSWORD", hide_env_values = true)]
    pub mail_password: Option<String>,
    /// A file that holds the password at the mail server.
    #[arg(long, env = "HJEMOVER_MAIL_PASSWORD_FILE")]
    pub mail_password_file: Option<PathBuf>,
    /// A file with a certificate (PEM) to trust at the mail server, beside those this machine trusts.
    #[arg(long, env = "HJEMOVER_MAIL_CA_FILE")]
    pub mail_ca_file: Option<PathBuf>,
    /// Whom mail is from.
    #[arg(
        long,
        env = "HJEMOVER_MAIL_FROM",
        default_value = "Hjemover <hjemover@localhost>"
    )]
    pub mail_from: String,
    /// Seconds that the mail server may take for each step.
    #[arg(long, env = "HJEMOVER_MAIL_TIMEOUT_SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=300))]
    pub mail_timeout_seconds: u64,
    /// Where people reach the service: links in mails begin with it.
    #[arg(
        long,
        env = "HJEMOVER_PUBLIC_URL",
        default_value = "http://localhost:8080"
    )]
    pub public_url: String,
}

impl MailSettings {
    /// No mail leaves.
    #[must_use]
    pub fn none() -> Self {
        Self {
            mail: "none".to_owned(),
            mail_user: None,
            mail_password: None,
            mail_password_file: None,
            mail_ca_file: None,
            mail_from: "Hjemover <hjemover@localhost>".to_owned(),
            mail_timeout_seconds: 30,
            public_url: "http://localhost:8080".to_owned(),
        }
    }

    /// The password at the mail server.
    pub(crate) fn password(&self) -> anyhow::Result<Option<String>> {
        match (&self.mail_password, &self.mail_password_file) {
            (Some(password), None) => Ok(Some(password.clone())),
            (None, Some(file)) => read_secret(file).map(Some),
            (None, None) => Ok(None),
            (Some(_), Some(_)) => {
                bail!("give the mail server's password or a file that holds it, not both")
            }
        }
    }
}

/// Settings of `hjemover serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeSettings {
    /// The database.
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// Keys.
    #[command(flatten)]
    pub keys: KeySettings,
    /// How mail leaves.
    #[command(flatten)]
    pub mail: MailSettings,
    /// The address to listen on. Put a proxy with TLS in front for anything but this machine.
    #[arg(long, env = "HJEMOVER_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The address of Prometheus metrics at `/metrics`; keep it on loopback. Empty: none.
    #[arg(
        long,
        env = "HJEMOVER_METRICS_LISTEN",
        default_value = "127.0.0.1:9090"
    )]
    pub metrics_listen: Option<String>,
    /// Threads that serve requests.
    #[arg(long, env = "HJEMOVER_WORKERS", default_value_t = 2)]
    pub workers: usize,
    /// A session ends after so many minutes without use.
    #[arg(long, env = "HJEMOVER_SESSION_IDLE_MINUTES", default_value_t = 60, value_parser = clap::value_parser!(i64).range(1..=1440))]
    pub session_idle_minutes: i64,
    /// A session ends after so many hours in any case.
    #[arg(long, env = "HJEMOVER_SESSION_HOURS", default_value_t = 12, value_parser = clap::value_parser!(i64).range(1..=720))]
    pub session_hours: i64,
    /// Attempts to sign in to one account, at once and again every quarter of an hour.
    #[arg(long, env = "HJEMOVER_ATTEMPTS_PER_ACCOUNT", default_value_t = 10)]
    pub attempts_per_account: u32,
    /// Attempts to sign in from one address, at once and again every quarter of an hour.
    #[arg(long, env = "HJEMOVER_ATTEMPTS_PER_ADDRESS", default_value_t = 100)]
    pub attempts_per_address: u32,
    /// Passwords checked at once (19 MiB and one core each).
    #[arg(long, env = "HJEMOVER_PASSWORD_HASHES_AT_ONCE", default_value_t = 2)]
    pub password_hashes_at_once: usize,
    /// Passwords that may wait to be checked; beyond it the answer is 503.
    #[arg(long, env = "HJEMOVER_PASSWORD_HASHES_WAITING", default_value_t = 32)]
    pub password_hashes_waiting: usize,
    /// Production: refuse national identity numbers made for testing (month + 80, + 65, + 40).
    #[arg(long, env = "HJEMOVER_REFUSE_SYNTHETIC_NUMBERS")]
    pub refuse_synthetic_numbers: bool,
    /// A folder into which messages to other systems are put, for the units' own systems to send on. Without it they are
    /// stored and can be fetched.
    #[arg(long, env = "HJEMOVER_MESSAGES_OUT")]
    pub messages_out: Option<PathBuf>,
    /// A proxy in front tells the client's address in `X-Forwarded-For`.
    #[arg(long, env = "HJEMOVER_TRUST_FORWARDED")]
    pub trust_forwarded: bool,
    /// Where time comes from; tests move it.
    #[arg(skip)]
    pub clock: Clock,
    /// No background tasks: tests that count a request's statements want no others.
    #[arg(skip)]
    pub only_requests: bool,
}

impl ServeSettings {
    /// Settings for a service on a free port that only this process uses: the demo's story, tests.
    #[must_use]
    pub fn quiet(database: DatabaseSettings, keys: KeySettings) -> Self {
        Self {
            database,
            keys,
            mail: MailSettings::none(),
            listen: "127.0.0.1:0".to_owned(),
            metrics_listen: None,
            workers: 2,
            session_idle_minutes: 60,
            session_hours: 12,
            attempts_per_account: 1000,
            attempts_per_address: 1000,
            password_hashes_at_once: 2,
            password_hashes_waiting: 64,
            messages_out: None,
            refuse_synthetic_numbers: false,
            trust_forwarded: false,
            clock: Clock::default(),
            only_requests: false,
        }
    }
}
