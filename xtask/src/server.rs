//! Building and starting the service.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use crate::checkout::Checkout;
use crate::process;
use crate::progress::{is_hushed, say};

/// Where to serve, and where to keep what it stores.
#[derive(Args)]
pub(crate) struct Place {
    /// The port on this machine.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
    /// The folder for the database and the development keys.
    #[arg(long, default_value = "data")]
    pub(crate) data: PathBuf,
}

/// How the service is compiled.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// With the app embedded.
    Release,
    /// Reads the app from `mobile/dist`.
    Debug,
}

/// Compiles the service and says where the binary lies.
///
/// # Errors
/// When it does not compile.
pub(crate) fn build(checkout: &Checkout, profile: Profile) -> Result<PathBuf> {
    let mut command = process::cargo(checkout);
    command.args(["build", "--bin", "hjemover"]);
    let folder = match profile {
        Profile::Release => {
            command.args(["--package", "hjemover-server", "--release"]);
            "release"
        }
        Profile::Debug => {
            command.arg("--workspace");
            "debug"
        }
    };
    process::run(&mut command, "correct what the compiler says above")?;
    Ok(checkout.target().join(folder).join("hjemover"))
}

impl Place {
    /// `hjemover SUBCOMMAND` for this place. What the person set in the environment wins over the
    /// SQLite file in the data folder, so that the same command runs on PostgreSQL.
    ///
    /// # Errors
    /// When the data folder cannot be made.
    pub(crate) fn command(
        &self,
        checkout: &Checkout,
        binary: &Path,
        subcommand: &[&str],
    ) -> Result<Command> {
        let data = checkout.root().join(&self.data);
        std::fs::create_dir_all(&data)
            .with_context(|| format!("cannot make {}; choose another --data", data.display()))?;
        let mut command = Command::new(binary);
        command.current_dir(checkout.root()).args(subcommand);
        let set = |name: &str| std::env::var_os(name).is_some();
        if !set("DATABASE_URL") {
            let file = data.join("hjemover.db");
            command.env("DATABASE_URL", format!("sqlite://{}", file.display()));
        }
        if !set("HJEMOVER_DATA_KEY") && !set("HJEMOVER_DATA_KEY_FILE") {
            command.env("HJEMOVER_DATA_KEY_FILE", data.join("data.key"));
            command.env("HJEMOVER_DEV_KEYS", "true");
        }
        if !set("HJEMOVER_MAIL") {
            command.env(
                "HJEMOVER_MAIL",
                format!("folder:{}", data.join("mail").display()),
            );
        }
        if !set("HJEMOVER_PUBLIC_URL") {
            command.env(
                "HJEMOVER_PUBLIC_URL",
                format!("http://localhost:{}", self.port),
            );
        }
        command.env("HJEMOVER_LISTEN", format!("127.0.0.1:{}", self.port));
        Ok(command)
    }

    /// Migrates, and fills an empty database with demo people, whose sign-ins are printed.
    ///
    /// # Errors
    /// When the service refuses; it has said why.
    pub(crate) fn prepare(&self, checkout: &Checkout, binary: &Path) -> Result<()> {
        say("Migrating the database");
        let advice = "the service says above what is wrong";
        process::run(&mut self.command(checkout, binary, &["migrate"])?, advice)?;
        say("Demo people");
        let mut demo = self.command(checkout, binary, &["demo", "--if-empty"])?;
        if is_hushed() {
            demo.stdout(Stdio::null());
        }
        process::run(&mut demo, advice)?;
        if std::env::var_os("HJEMOVER_MAIL").is_none() {
            say(format!(
                "Mail is written into {}; read it at http://localhost:{}/dev/mail",
                self.data.join("mail").display(),
                self.port
            ));
        }
        Ok(())
    }
}
