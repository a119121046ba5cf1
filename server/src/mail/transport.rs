//! How mail leaves: over SMTP (lettre), into a folder, or not at all.
//!
//! SMTP is spoken command by command, so that a failure says whose it is: the server's (connection, TLS,
//! password, sender) or this mail's (recipient, content). Each step has a time limit.

use std::{path::PathBuf, time::Duration};

use lettre::{
    Address,
    message::Mailbox,
    transport::smtp::{
        Error,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};

use super::rules::{Failure, refused};

/// How mail leaves, and what it says about where it comes from.
pub(crate) struct Mailer {
    pub(super) way: Way,
    pub(super) from: Mailbox,
    /// Where the service is, for links; without a slash at the end.
    pub(crate) public_url: String,
}

/// How mail leaves.
pub(crate) enum Way {
    /// It does not: it waits in the queue, and no notices are made.
    Nowhere,
    /// As `.eml` files into a folder that `/dev/mail` shows.
    Folder(PathBuf),
    /// To a server.
    Smtp(Box<Smtp>),
}

/// A server to send through.
pub(crate) struct Smtp {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) credentials: Option<Credentials>,
    /// For each step of the conversation.
    pub(crate) timeout: Duration,
}

/// Who reads along.
pub(crate) enum Security {
    /// Everybody: a server on this machine or an own network.
    Plain,
    /// Nobody, from `STARTTLS` on; without it nothing is sent.
    StartTls(TlsParameters),
    /// Nobody.
    Tls(TlsParameters),
}

impl Mailer {
    /// Mail as the settings say.
    pub(crate) const fn new(way: Way, from: Mailbox, public_url: String) -> Self {
        Self {
            way,
            from,
            public_url,
        }
    }

    /// Whether anything leaves.
    pub(crate) const fn sends(&self) -> bool {
        !matches!(self.way, Way::Nowhere)
    }

    /// The folder that mail goes into, if it goes into one.
    pub(crate) const fn folder(&self) -> Option<&PathBuf> {
        match &self.way {
            Way::Folder(folder) => Some(folder),
            _ => None,
        }
    }

    /// The longest that one mail may be on its way.
    pub(super) const fn at_most(&self) -> Duration {
        match &self.way {
            // Connect, TLS, password, sender, recipient, content.
            Way::Smtp(smtp) => smtp.timeout.saturating_mul(8),
            _ => Duration::from_secs(60),
        }
    }

    /// Sends a mail that is written already.
    pub(super) async fn send(&self, name: &str, to: &Address, mail: &[u8]) -> Result<(), Failure> {
        match &self.way {
            Way::Nowhere => Err(Failure::Server("nowhere", None)),
            Way::Folder(folder) => write(folder.clone(), name.to_owned(), mail.to_vec()).await,
            Way::Smtp(smtp) => smtp.send(self.from.email.clone(), to.clone(), mail).await,
        }
    }
}

/// Writes a file that is either not there or whole.
async fn write(folder: PathBuf, name: String, mail: Vec<u8>) -> Result<(), Failure> {
    let write = move || -> std::io::Result<()> {
        std::fs::create_dir_all(&folder)?;
        let unfinished = folder.join(format!("{name}.part"));
        std::fs::write(&unfinished, mail)?;
        std::fs::rename(unfinished, folder.join(format!("{name}.eml")))
    };
    match tokio::task::spawn_blocking(write).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Failure::Server("folder", None)),
    }
}

/// What went wrong at a step that concerns all mail.
fn servers(what: &'static str) -> impl Fn(Error) -> Failure {
    move |why| Failure::Server(what, why.status().map(u16::from))
}

/// What went wrong at a step that concerns this mail.
fn mails(what: &'static str) -> impl Fn(Error) -> Failure {
    move |why| match why.status().map(u16::from) {
        // «Service not available, closing» (RFC 5321, 4.2.3) is said of everything.
        Some(421) => Failure::Server("closing", Some(421)),
        Some(status) => refused(what, status),
        None => Failure::Passing("broken", None),
    }
}

impl Smtp {
    async fn send(&self, from: Address, to: Address, mail: &[u8]) -> Result<(), Failure> {
        let mut connection = self.connect().await?;
        let sent = self.hand_over(&mut connection, from, to, mail).await;
        // Whatever it says now changes nothing.
        let bye = async {
            match sent {
                Ok(()) => drop(connection.quit().await),
                Err(_) => connection.abort().await,
            }
        };
        let _ = tokio::time::timeout(self.timeout.min(Duration::from_secs(5)), bye).await;
        sent
    }

    /// One step, with its time limit.
    async fn step<T>(
        &self,
        doing: impl Future<Output = Result<T, Error>>,
        failure: impl Fn(Error) -> Failure,
        too_slow: Failure,
    ) -> Result<T, Failure> {
        match tokio::time::timeout(self.timeout, doing).await {
            Ok(done) => done.map_err(failure),
            Err(_) => Err(too_slow),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let hello = ClientId::default();
        let wrapped = match &self.security {
            Security::Tls(tls) => Some(tls.clone()),
            _ => None,
        };
        let server = (self.host.as_str(), self.port);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(server, Some(self.timeout), &hello, wrapped, None);
        let slow = Failure::Server("slow", None);
        let mut connection = self.step(connecting, tls_or("unreachable"), slow).await?;
        if let Security::StartTls(tls) = &self.security {
            let upgrade = connection.starttls(tls.clone(), &hello);
            self.step(upgrade, servers("tls"), slow).await?;
        }
        if let Some(credentials) = &self.credentials {
            let auth = connection.auth(DEFAULT_MECHANISMS, credentials);
            self.step(auth, servers("credentials"), slow).await?;
        }
        Ok(connection)
    }

    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        from: Address,
        to: Address,
        mail: &[u8],
    ) -> Result<(), Failure> {
        let mut options = Vec::new();
        let recipient: &str = to.as_ref();
        if !recipient.is_ascii() {
            if !connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                return Err(Failure::Final("address", None));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let slow = Failure::Passing("slow", None);
        let sender = connection.command(Mail::new(Some(from), options));
        self.step(sender, of_sender, slow).await?;
        let recipient = connection.command(Rcpt::new(to, Vec::new()));
        self.step(recipient, mails("recipient"), slow).await?;
        let data = connection.command(Data);
        self.step(data, mails("content"), slow).await?;
        let content = connection.message(mail);
        self.step(content, mails("content"), slow).await?;
        Ok(())
    }
}

/// A sender that is refused for good is so for every mail; «later» is about this one.
fn of_sender(why: Error) -> Failure {
    match mails("sender")(why) {
        Failure::Final(what, status) => Failure::Server(what, status),
        other => other,
    }
}

fn tls_or(what: &'static str) -> impl Fn(Error) -> Failure {
    move |why| servers(if why.is_tls() { "tls" } else { what })(why)
}
