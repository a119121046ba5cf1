//! From settings to a way for mail to leave. Each wrong setting is a sentence.

use std::{path::PathBuf, time::Duration};

use anyhow::{Context as _, bail, ensure};
use lettre::transport::smtp::{
    authentication::Credentials,
    client::{Certificate, TlsParameters},
};
use reqwest::Url;

use super::transport::{Mailer, Security, Smtp, Way};
use crate::settings::MailSettings;

/// Reads the settings.
///
/// # Errors
/// When one is wrong, in a sentence that says what to write.
pub(crate) fn settled(settings: &MailSettings) -> anyhow::Result<Mailer> {
    let from = settings.mail_from.parse().with_context(|| {
        format!(
            "--mail-from {} is no address; write for example 'Hjemover <post@example.org>'",
            settings.mail_from
        )
    })?;
    Ok(Mailer::new(way(settings)?, from, public_url(settings)?))
}

fn public_url(settings: &MailSettings) -> anyhow::Result<String> {
    let text = &settings.public_url;
    let wrong = || {
        format!("--public-url {text} is no address; write for example https://hjemover.example.org")
    };
    let url = Url::parse(text).with_context(wrong)?;
    ensure!(
        matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none(),
        wrong()
    );
    Ok(text.trim_end_matches('/').to_owned())
}

fn way(settings: &MailSettings) -> anyhow::Result<Way> {
    if settings.mail == "none" {
        return Ok(Way::Nowhere);
    }
    if let Some(folder) = settings.mail.strip_prefix("folder:") {
        ensure!(!folder.is_empty(), "--mail folder: needs a path after it");
        tracing::info!("mail is written into a folder and reaches nobody; --mail names a server");
        return Ok(Way::Folder(PathBuf::from(folder)));
    }
    // The address may hold nothing secret, so it can be repeated.
    let wrong = || {
        format!(
            "--mail {} is none of smtp+starttls://host:587, smtps://host:465, smtp://host:25, folder:PATH, none",
            settings.mail
        )
    };
    let url = Url::parse(&settings.mail).with_context(wrong)?;
    ensure!(
        url.username().is_empty() && url.password().is_none(),
        "--mail holds a user name; write it as --mail-user, and the password as --mail-password-file"
    );
    ensure!(
        matches!(url.path(), "" | "/") && url.query().is_none(),
        wrong()
    );
    let host = url
        .host_str()
        .with_context(wrong)?
        .trim_matches(['[', ']'])
        .to_owned();
    let (usual_port, security) = match url.scheme() {
        "smtp" => (25, Security::Plain),
        "smtp+starttls" => (587, Security::StartTls(tls(&host, settings)?)),
        "smtps" => (465, Security::Tls(tls(&host, settings)?)),
        _ => bail!(wrong()),
    };
    Ok(Way::Smtp(Box::new(Smtp {
        credentials: credentials(settings, &host, &security)?,
        port: url.port().unwrap_or(usual_port),
        host,
        security,
        timeout: Duration::from_secs(settings.mail_timeout_seconds),
    })))
}

fn tls(host: &str, settings: &MailSettings) -> anyhow::Result<TlsParameters> {
    let mut tls = TlsParameters::builder(host.to_owned());
    if let Some(file) = &settings.mail_ca_file {
        let pem = std::fs::read(file)
            .with_context(|| format!("the certificate in {} cannot be read", file.display()))?;
        let certificate = Certificate::from_pem(&pem)
            .with_context(|| format!("{} holds no certificate (PEM)", file.display()))?;
        tls = tls.add_root_certificate(certificate);
    }
    tls.build()
        .context("TLS to the mail server cannot be prepared")
}

fn credentials(
    settings: &MailSettings,
    host: &str,
    security: &Security,
) -> anyhow::Result<Option<Credentials>> {
    let Some(user) = &settings.mail_user else {
        ensure!(
            settings.password()?.is_none(),
            "there is a password for the mail server, and no --mail-user"
        );
        return Ok(None);
    };
    let password = settings
        .password()?
        .context("there is a --mail-user, and no --mail-password-file")?;
    let at_home = ["localhost", "127.0.0.1", "::1"].contains(&host);
    ensure!(
        at_home || !matches!(security, Security::Plain),
        "the password would cross the network unencrypted; use smtp+starttls:// or smtps://"
    );
    Ok(Some(Credentials::new(user.clone(), password)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(change: impl FnOnce(&mut MailSettings)) -> anyhow::Result<Mailer> {
        let mut settings = MailSettings::none();
        change(&mut settings);
        settled(&settings)
    }

    fn told(change: impl FnOnce(&mut MailSettings)) -> String {
        match with(change) {
            Ok(_) => panic!("it is accepted"),
            Err(why) => why.to_string(),
        }
    }

    fn smtp(address: &str) -> (String, u16) {
        match with(|s| s.mail = address.to_owned()).unwrap().way {
            Way::Smtp(smtp) => (smtp.host, smtp.port),
            _ => panic!("{address} is no server"),
        }
    }

    #[test]
    fn each_way_has_its_address() {
        assert!(!with(|_| ()).unwrap().sends());
        let folder = with(|s| s.mail = "folder:data/mail".to_owned()).unwrap();
        assert_eq!(folder.folder(), Some(&PathBuf::from("data/mail")));
        let host = |port| ("post.example.org".to_owned(), port);
        assert_eq!(smtp("smtp://post.example.org"), host(25));
        assert_eq!(smtp("smtp+starttls://post.example.org"), host(587));
        assert_eq!(smtp("smtps://post.example.org"), host(465));
        assert_eq!(smtp("smtps://post.example.org:2465/"), host(2465));
        assert_eq!(smtp("smtp://[::1]:2525"), ("::1".to_owned(), 2525));
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        assert!(told(|s| s.mail = "mail.example.org".to_owned()).contains("smtp+starttls://"));
        assert!(told(|s| s.mail = "http://example.org".to_owned()).contains("--mail http"));
        assert!(told(|s| s.mail = "folder:".to_owned()).contains("path"));
        assert!(told(|s| s.mail = "smtps://a:b@example.org".to_owned()).contains("--mail-user"));
        assert!(told(|s| s.mail_from = "Hjemover".to_owned()).contains("--mail-from"));
        assert!(
            told(|s| s.public_url = "hjemover.example.org".to_owned()).contains("--public-url")
        );
        assert!(
            told(|s| {
                s.mail = "smtps://example.org".to_owned();
                s.mail_user = Some("u".to_owned());
            })
            .contains("--mail-password-file")
        );
        assert!(
            told(|s| {
                s.mail = "smtp://example.org".to_owned();
                s.mail_user = Some("u".to_owned());
                s.mail_password = Some("p".to_owned());
            })
            .contains("unencrypted")
        );
        assert!(
            told(|s| {
                s.mail = "smtps://example.org".to_owned();
                s.mail_ca_file = Some("/nowhere.pem".into());
            })
            .contains("/nowhere.pem")
        );
    }

    #[test]
    fn links_begin_with_the_address_without_its_last_slash() {
        let mail = with(|s| s.public_url = "https://hjemover.example.org/".to_owned()).unwrap();
        assert_eq!(mail.public_url, "https://hjemover.example.org");
    }
}
