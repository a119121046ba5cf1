//! A real SMTP server for a test, and what it received. Every mail that leaves a service under test is read for
//! words that would give somebody away.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, OnceLock},
};

use mail_parser::MessageParser;
use serde_json::{Value, json};
use server::{demo, settings::MailSettings};

const REQUIRED: &str = "HJEMOVER_TEST_SMTP_REQUIRED";
/// The account at the server that asks for one.
pub const USER: &str = "hjemover";
const PASSWORD: &str = "et passord til prøve";

/// What the mail server of a test demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Nothing.
    Plain,
    /// `STARTTLS` with a certificate of the test's own, and a password.
    StartTls,
}

/// A Python that has aiosmtpd, if there is one.
///
/// # Panics
/// When there is none and `HJEMOVER_TEST_SMTP_REQUIRED=1`.
#[must_use]
pub fn python() -> Option<&'static str> {
    static FOUND: OnceLock<Option<&'static str>> = OnceLock::new();
    let found = *FOUND.get_or_init(|| {
        ["/usr/bin/python3", "python3"].into_iter().find(|python| {
            let asked = Command::new(python)
                .args(["-c", "import aiosmtpd.smtp"])
                .stderr(Stdio::null())
                .status();
            asked.is_ok_and(|status| status.success())
        })
    });
    let required = std::env::var(REQUIRED).is_ok_and(|value| value == "1");
    assert!(
        found.is_some() || !required,
        "{REQUIRED}=1, but no Python here has aiosmtpd (Debian: python3-aiosmtpd)"
    );
    found
}

/// A mail as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The recipient.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// Headers, their names lower-cased.
    pub headers: BTreeMap<String, String>,
    /// Whether it came encrypted.
    pub tls: bool,
    /// Who had signed in.
    pub user: Option<String>,
}

impl Received {
    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The path of the link that ends such mail.
    #[must_use]
    pub fn unsubscribe_path(&self) -> String {
        let link = self.header("list-unsubscribe").trim_matches(['<', '>']);
        let (_, path) = link.split_once("/unsubscribe/").unwrap();
        format!("/unsubscribe/{path}")
    }
}

/// A server, and what it received. It ends with this value.
pub struct MailServer {
    folder: PathBuf,
    port: u16,
    protocol: Protocol,
    running: Mutex<Option<Child>>,
}

impl MailServer {
    /// Starts one that keeps its files in `folder`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(folder: PathBuf, protocol: Protocol) -> Self {
        std::fs::create_dir_all(&folder).unwrap();
        if protocol == Protocol::StartTls {
            let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
            std::fs::write(folder.join("cert.pem"), made.cert.pem()).unwrap();
            std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
        }
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let server = Self {
            folder,
            port,
            protocol,
            running: Mutex::new(None),
        };
        server.comes_back();
        server
    }

    /// As the service's settings.
    #[must_use]
    pub fn settings(&self) -> MailSettings {
        let port = self.port;
        let mut settings = MailSettings::none();
        // On a busy machine a step takes its time; a test of a server that hangs waits less.
        settings.mail_timeout_seconds = 60;
        match self.protocol {
            Protocol::Plain => settings.mail = format!("smtp://127.0.0.1:{port}"),
            Protocol::StartTls => {
                settings.mail = format!("smtp+starttls://localhost:{port}");
                settings.mail_ca_file = Some(self.folder.join("cert.pem"));
                settings.mail_user = Some(USER.to_owned());
                settings.mail_password = Some(PASSWORD.to_owned());
            }
        }
        settings
    }

    /// Ends it; whoever connects is refused.
    pub fn goes_down(&self) {
        if let Some(mut child) = self.running.lock().unwrap().take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it again where it was.
    pub fn comes_back(&self) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("smtp/server.py");
        let mut command = Command::new(python().unwrap());
        command
            .arg(script)
            .arg(&self.folder)
            .arg(self.port.to_string());
        if self.protocol == Protocol::StartTls {
            command
                .arg(self.folder.join("cert.pem"))
                .arg(self.folder.join("key.pem"))
                .args([USER, PASSWORD]);
        }
        let log = std::fs::File::create(self.folder.join("log")).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert_eq!(line.trim(), "ready", "{log}");
        *self.running.lock().unwrap() = Some(child);
    }

    /// Says what happens to mail for a recipient from now on: see `smtp/server.py`. `*` is everybody else.
    pub fn does(&self, to: &str, behaviour: &str) {
        let file = self.folder.join("control.json");
        let mut control: Value = std::fs::read_to_string(&file)
            .map(|text| serde_json::from_str(&text).unwrap())
            .unwrap_or_else(|_| json!({}));
        control[to] = behaviour.into();
        let unfinished = self.folder.join("control.part");
        std::fs::write(&unfinished, control.to_string()).unwrap();
        std::fs::rename(unfinished, file).unwrap();
    }

    /// Everything that it took, in the order it took it.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        let lines = std::fs::read_to_string(self.folder.join("received.jsonl")).unwrap_or_default();
        lines
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'))
            .map(|line| received(&serde_json::from_str(line).unwrap()))
            .collect()
    }

    /// What it took for one recipient.
    #[must_use]
    pub fn received_for(&self, to: &str) -> Vec<Received> {
        let mut all = self.received();
        all.retain(|mail| mail.to == to);
        all
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.goes_down();
    }
}

fn received(line: &Value) -> Received {
    let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let headers = line["headers"].as_object().unwrap();
    Received {
        to: text("to"),
        subject: text("subject"),
        text: text("text"),
        html: text("html"),
        headers: headers
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
        tls: line["tls"] == true,
        user: line["user"].as_str().map(str::to_owned),
    }
}

/// Mail that was written into a folder.
pub(crate) fn in_folder(folder: &Path) -> Vec<Received> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let eml = files.filter(|file| {
        file.path()
            .extension()
            .is_some_and(|ending| ending == "eml")
    });
    eml.map(|file| {
        let bytes = std::fs::read(file.path()).unwrap();
        let mail = MessageParser::default().parse(&bytes).unwrap();
        let to = mail
            .to()
            .and_then(|to| to.first()?.address().map(str::to_owned));
        Received {
            to: to.unwrap_or_default(),
            subject: mail.subject().unwrap_or_default().to_owned(),
            text: mail.body_text(0).unwrap_or_default().into_owned(),
            html: mail.body_html(0).unwrap_or_default().into_owned(),
            headers: BTreeMap::new(),
            tls: false,
            user: None,
        }
    })
    .collect()
}

/// Fails when a mail holds a name, a diagnosis or a word of the demo's people; but somebody who was invited knows
/// the given name of who invited them.
pub(crate) fn gives_nobody_away(mails: &[Received]) {
    static TELLING: OnceLock<Vec<String>> = OnceLock::new();
    let telling = TELLING.get_or_init(demo::telling_words);
    assert!(telling.len() > 100);
    for mail in mails {
        let invited = mail.text.contains("/invitation#");
        let all = format!("{} {} {}", mail.subject, mail.text, mail.html).to_lowercase();
        let words: Vec<&str> = all.split(|c: char| !c.is_alphanumeric()).collect();
        for word in telling {
            let known = invited && demo::GIVEN_NAMES.contains(&word.as_str());
            assert!(
                known || !words.contains(&word.as_str()),
                "«{word}» stands in a mail: {}\n{}",
                mail.subject,
                mail.text
            );
        }
        assert!(!mail.subject.is_empty() && !mail.text.is_empty() && !mail.html.is_empty());
    }
}
