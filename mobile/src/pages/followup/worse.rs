//! «Jeg er blitt dårligere»: whom to call, what one may look for, and telling home care in own words. It informs and
//! passes on, and judges nothing.

use dioxus::prelude::*;
use shared::{
    contract::Nothing,
    id::{Id, Patient},
    patients::AtPatient,
    text::LanguageTag,
    units::UnitRef,
    worsening::{GetWorsening, NewWorsening, TellWorsening, WorseningPage},
};

use super::{Reader, Whose, told::told};
use crate::{
    api::{Answer, new_id, use_answer},
    components::{
        Field, FieldError, IconName, Status, call_link, icon, notice, page_title, sets, text_area,
        text_field,
    },
    draft::{Draft, use_draft},
    i18n,
    pages::{
        patients::{
            optional,
            work::{Check, plain_form, use_form},
        },
        shown,
        state::use_text,
        what_matters::{MOST, app_language, language_of_words},
    },
    platform, t,
};

const WORDS: &str = "worse-words";
const SINCE: &str = "worse-since";

/// What one may look for, in the order in which it is said: `worse-sign-<name>`.
pub(crate) const SIGNS: [&str; 10] = [
    "breath",
    "fever",
    "pain",
    "confusion",
    "dizzy",
    "drinking",
    "urine",
    "swelling",
    "wound",
    "fall",
];

/// The page.
#[component]
pub(super) fn Worse(whose: Whose) -> Element {
    let patient = whose.patient;
    let answer = use_answer::<GetWorsening>(move || (AtPatient { patient }, Nothing {}));
    let own = whose.is(Reader::Own);
    let title = if own {
        t!("worse-title")
    } else {
        t!("worse-title-of", name: &*whose.name)
    };
    rsx! {
        {whose.back()}
        {page_title(title, None)}
        if !whose.is_staff() {
            {emergency()}
            {shown(answer, |page| contacts(&page.contacts))}
            TellForm { whose: whose.clone(), answer }
        }
        {shown(answer, |page| told(page, whose.reader))}
    }
}

/// 113 and the out-of-hours doctor, first and large.
fn emergency() -> Element {
    rsx! {
        section { class: "stack stack-tight", aria_label: t!("worse-emergency"),
            a { class: "button button-primary worse-call", href: "tel:113",
                {icon(IconName::Phone)}
                span { {t!("worse-113")} }
            }
            a { class: "button worse-call", href: "tel:116117",
                {icon(IconName::Phone)}
                span { {t!("worse-116117")} }
            }
            p { {t!("worse-not-a-channel")} }
        }
    }
}

fn contacts(units: &[UnitRef]) -> Element {
    let with_phone: Vec<_> = units
        .iter()
        .filter_map(|unit| Some((unit, unit.phone.as_ref()?)))
        .collect();
    if with_phone.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card card-quiet",
            h2 { {t!("worse-contacts")} }
            ul { class: "plain-list stack",
                for (unit , phone) in with_phone {
                    li { key: "{unit.id}", class: "stack stack-tight",
                        p {
                            strong { {&*unit.name} }
                            span { class: "meta", " · " {i18n::named("unit-kind", &unit.kind)} }
                        }
                        p { {call_link(&unit.name, phone)} }
                    }
                }
            }
        }
    }
}

/// Who reads what is told, and that it is not at once.
fn reads(page: &WorseningPage) -> Element {
    let names: Vec<_> = page.told_to.iter().map(|unit| unit.name.clone()).collect();
    let words = match page.reaches {
        Some(true) => t!("worse-reads", names: names.join(", ")),
        Some(false) => t!("worse-reads-nobody"),
        None => t!("worse-reads-unknown"),
    };
    notice(rsx! { p { {words} } })
}

#[component]
fn TellForm(whose: Whose, answer: Answer<WorseningPage>) -> Element {
    let patient: Id<Patient> = whose.patient;
    let words = use_draft(|| format!("{WORDS}-{patient}"), String::new);
    let since = use_draft(|| format!("{SINCE}-{patient}"), String::new);
    let lang = use_text(&app_language);
    let mut id = use_signal(new_id);
    let form = use_form();
    let status = use_context::<Status>();
    let errors = form.errors(&[
        ("text", WORDS, t!("worse-words")),
        ("since", SINCE, t!("worse-since")),
    ]);
    let send = move |()| {
        let mut check = Check::default();
        let text = check.prose::<4000>(WORDS, t!("worse-words"), &words.text());
        let when = check.optional_line::<200>(SINCE, t!("worse-since"), &since.text());
        let fine = form.may_send(check.wrong());
        let (true, Some(text), Some(when), Ok(lang)) =
            (fine, text, when, LanguageTag::new(&lang.peek()))
        else {
            return;
        };
        let body = NewWorsening {
            id: *id.peek(),
            text,
            since: when,
            lang,
        };
        form.submit
            .send::<TellWorsening>(AtPatient { patient }, body, move |said| {
                words.settle(String::new());
                since.settle(String::new());
                id.set(new_id());
                answer.change(|page| page.told.insert(0, said));
                status.say(t!("worse-sent"));
                platform::focus("worse-told");
            });
    };
    let fields = rsx! {
        {signs(words)}
        {text_area(MOST, 6, Some(&lang()), field(WORDS, t!("worse-words"), Some(t!("worse-words-hint")), words, &errors))}
        if words.was_restored() {
            p { class: "meta", {t!("state-draft-restored")} }
        }
        {text_field(field(SINCE, optional(&t!("worse-since")), Some(t!("worse-since-hint")), since, &errors))}
        {language_of_words(lang(), sets(lang))}
    };
    rsx! {
        section { class: "stack",
            h2 { {if whose.is(Reader::Own) { t!("worse-tell") } else { t!("worse-tell-of", name: &*whose.name) }} }
            {shown(answer, reads)}
            {plain_form(form, &errors, t!("worse-send"), send, rsx! {}, fields)}
        }
    }
}

fn field<'a>(
    id: &'a str,
    label: String,
    hint: Option<String>,
    draft: Draft,
    errors: &[FieldError],
) -> Field<'a> {
    Field {
        id,
        label,
        hint,
        value: draft.text(),
        problem: FieldError::of(errors, id),
        oninput: draft.writer(),
    }
}

/// What one may look for: a plain list; pressing one begins a line with it.
fn signs(words: Draft) -> Element {
    rsx! {
        div { class: "stack stack-tight",
            p { id: "worse-signs", {t!("worse-signs")} }
            ul { class: "plain-list worse-signs", aria_labelledby: "worse-signs",
                for sign in SIGNS {
                    li { key: "{sign}",
                        button {
                            class: "button",
                            r#type: "button",
                            onclick: move |_| begin(words, &t!(&format!("worse-sign-{sign}"))),
                            {t!(&format!("worse-sign-{sign}"))}
                        }
                    }
                }
            }
        }
    }
}

/// A new line that begins with this.
fn begin(words: Draft, sign: &str) {
    let mut text = words.text().trim_end().to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(sign);
    text.push_str(": ");
    words.write(text);
    platform::focus(WORDS);
}
