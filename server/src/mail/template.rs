//! What mails say, in three languages: subject, plain text and one accessible HTML layout, from the message
//! files beside this one.
//!
//! Invariant: a mail holds no health data, no family name and no unit. What a letter may carry is written out in
//! [`Letter`], and nothing else reaches a template.

use std::{fmt::Write as _, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use shared::identity::Language;

use crate::error::Fault;

const LAYOUT: &str = include_str!("templates/layout.html");

/// What a mail is, with all that it may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub(crate) enum Letter {
    /// Somebody is asked to confirm that they are a patient's contact.
    Invitation {
        /// The patient's given name, which the recipient knows.
        given_name: String,
        /// Where the answer is given, from `/` on: the service's own address is put before it.
        link: String,
    },
    /// There is something new.
    Notice,
    /// There is so much new since last time.
    Digest {
        /// How many things, from 1.
        count: u32,
    },
    /// An administrator tries whether mail works.
    Test,
}

impl Letter {
    /// The stable name that the queue stores and shows, and that begins the keys of the message files.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::Notice => "notice",
            Self::Digest { .. } => "digest",
            Self::Test => "test",
        }
    }
}

/// A mail as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rendered {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

/// A message file that does not parse fails the tests; here it gives what it can.
fn bundle(language: Language) -> Bundle {
    let source = match language {
        Language::Nb => include_str!("templates/nb.ftl"),
        Language::Nn => include_str!("templates/nn.ftl"),
        Language::En => include_str!("templates/en.ftl"),
    };
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Marks around what is filled in would show up in subjects.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The words under a key.
pub(crate) fn words(language: Language, key: &str) -> Result<String, Fault> {
    filled(language, key, None)
}

fn filled(language: Language, key: &str, args: Option<&FluentArgs<'_>>) -> Result<String, Fault> {
    let missing = || Fault::internal("a mail's words are missing in a message file");
    let bundle = Language::ALL
        .iter()
        .position(|other| *other == language)
        .and_then(|index| BUNDLES.get(index))
        .ok_or_else(missing)?;
    let pattern = bundle
        .get_message(key)
        .and_then(|message| message.value())
        .ok_or_else(missing)?;
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, args, &mut errors);
    if errors.is_empty() {
        Ok(words.into_owned())
    } else {
        Err(missing())
    }
}

/// Writes a mail. `address` is where the service is; `unsubscribe` is the whole link that ends such mail.
pub(super) fn render(
    letter: &Letter,
    language: Language,
    address: &str,
    unsubscribe: Option<&str>,
) -> Result<Rendered, Fault> {
    let kind = letter.kind();
    let mut args = FluentArgs::new();
    let (link, mut paragraphs) = match letter {
        Letter::Invitation { given_name, link } => {
            args.set("name", given_name.clone());
            (format!("{address}{link}"), vec!["text", "caution"])
        }
        Letter::Digest { count } => {
            args.set("count", *count);
            (format!("{address}/"), vec!["text"])
        }
        Letter::Notice | Letter::Test => (format!("{address}/"), vec!["text"]),
    };
    let say = |part: &str| filled(language, &format!("{kind}-{part}"), Some(&args));
    let paragraphs = paragraphs
        .drain(..)
        .map(say)
        .collect::<Result<Vec<_>, _>>()?;
    let mut footer = vec![words(language, "footer-no-reply")?];
    if unsubscribe.is_some() {
        footer.push(match letter {
            // Somebody without an account, perhaps.
            Letter::Invitation { .. } => say("why")?,
            _ => words(language, "footer-why")?,
        });
    }
    let ends = unsubscribe
        .map(|link| Ok::<_, Fault>((link, words(language, "footer-unsubscribe")?)))
        .transpose()?;
    let parts = Parts {
        language,
        subject: say("subject")?,
        heading: say("heading")?,
        paragraphs,
        link: (&link, say("link")?),
        footer,
        ends,
    };
    Ok(Rendered {
        text: parts.text(),
        html: parts.html(),
        subject: parts.subject,
    })
}

struct Parts<'p> {
    language: Language,
    subject: String,
    heading: String,
    paragraphs: Vec<String>,
    link: (&'p str, String),
    footer: Vec<String>,
    ends: Option<(&'p str, String)>,
}

impl Parts<'_> {
    fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.heading);
        // Writing into a String cannot fail.
        for paragraph in &self.paragraphs {
            let _ = write!(text, "{paragraph}\n\n");
        }
        let _ = write!(text, "{}:\n{}\n\n-- \n", self.link.1, self.link.0);
        for line in &self.footer {
            let _ = writeln!(text, "{line}");
        }
        if let Some((link, words)) = &self.ends {
            let _ = write!(text, "\n{words}:\n{link}\n");
        }
        text
    }

    fn html(&self) -> String {
        let paragraph = |words: &String| format!("<p>{}</p>\n", escaped(words));
        let mut footer: String = self.footer.iter().map(paragraph).collect();
        if let Some((link, words)) = &self.ends {
            let _ = writeln!(
                footer,
                "<p><a href=\"{}\">{}</a></p>",
                escaped(link),
                escaped(words)
            );
        }
        let paragraphs: String = self.paragraphs.iter().map(paragraph).collect();
        filled_layout(&[
            ("lang", self.language.tag()),
            ("subject", &escaped(&self.subject)),
            ("heading", &escaped(&self.heading)),
            ("paragraphs", &paragraphs),
            ("link", &escaped(self.link.0)),
            ("link_text", &escaped(&self.link.1)),
            ("footer", &footer),
        ])
    }
}

/// The layout with its fields, in one pass: what is filled in is never looked at again.
fn filled_layout(fields: &[(&str, &str)]) -> String {
    let mut html = String::with_capacity(LAYOUT.len() * 2);
    let mut rest = LAYOUT;
    while let Some((before, after)) = rest.split_once('{') {
        html.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = fields.iter().find(|(field, _)| *field == name);
        html.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    html.push_str(rest);
    html
}

/// Text inside HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
