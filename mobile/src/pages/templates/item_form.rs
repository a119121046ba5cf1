//! One item: what is asked, and how it is answered.

use dioxus::prelude::*;
use shared::checklists::template::{AnswerFormat, Key, TemplateItem};

use super::{edited::Edited, effects::kind, options, texts::use_texts};
use crate::{
    components::{
        Field, FieldError, Status, Tick, select, sets, text_area, text_field, tick_boxes,
    },
    pages::{
        patients::{
            optional,
            work::{Check, OpenForm, use_form, work_form},
        },
        state::{use_flag, use_text},
    },
    t,
};

const TEXT: &str = "item-text";
const HELP: &str = "item-help";
const SECTION: &str = "item-section";
const FORMAT: &str = "item-format";
const UNIT: &str = "item-unit";
const LEAST: &str = "item-least";
const MOST: &str = "item-most";
const DECIMALS: &str = "item-decimals";
const OPTIONS: &str = "item-options";
const REQUIRED: &str = "item-required";

const FORMATS: [&str; 6] = [
    "yes_no",
    "number",
    "choice",
    "text",
    "attainment",
    "medicines",
];

/// The form: changes the item at this place, or adds one at the end.
#[component]
pub(super) fn ItemForm(edited: Edited, at: Option<usize>, back: String) -> Element {
    let open = use_context::<OpenForm>();
    let status = use_context::<Status>();
    let stands = use_hook(|| at.and_then(|at| edited.content().items.get(at).cloned()));
    let known = stands.as_ref();
    let text = use_texts(known.map(|item| &item.text));
    let help = use_texts(known.and_then(|item| item.help.as_ref()));
    let section = use_texts(known.and_then(|item| item.section.as_ref()));
    let format = use_text(&|| known.map_or("yes_no", |item| kind(&item.format)).to_owned());
    let number = use_number(known.map(|item| &item.format));
    let choices = use_text(&|| {
        known
            .map(|item| options::lines(&item.format))
            .unwrap_or_default()
    });
    let mut required = use_flag(known.is_some_and(|item| item.required));
    let form = use_form();
    let errors = form.errors(&[]);
    let cancel_to = back.clone();
    let save = move |()| {
        let mut check = Check::default();
        let asked = text.need(&mut check, TEXT, &t!("templates-item-text"));
        let helps = help.read(&mut check, HELP, &t!("templates-item-help"));
        let heads = section.read(&mut check, SECTION, &t!("templates-item-section"));
        let stood = stands.as_ref().map(|item| &item.format);
        let format = match &**format.peek() {
            "number" => number.read(&mut check),
            "choice" => {
                let field = (OPTIONS, t!("templates-options"));
                options::read(&mut check, field, &choices.peek(), stood)
                    .map(|options| AnswerFormat::Choice { options })
            }
            "text" => Some(AnswerFormat::Text {}),
            "attainment" => Some(AnswerFormat::Attainment {}),
            "medicines" => Some(AnswerFormat::Medicines {}),
            _ => Some(AnswerFormat::YesNo {}),
        };
        let fine = form.may_send(check.wrong());
        let (true, Some(asked), Some(format)) = (fine, asked, format) else {
            return;
        };
        edited.change(|content| {
            let taken = |key: &str| content.item(key).is_some();
            let key = match &stands {
                Some(item) => Some(item.key.clone()),
                None => Key::made_of(&asked.nb, taken),
            };
            let Some(key) = key else { return };
            // What no longer fits how it is answered is left out.
            let effects = stands.iter().flat_map(|item| item.effects.clone());
            let item = TemplateItem {
                key,
                section: heads,
                text: asked,
                help: helps,
                required: *required.peek(),
                effects: effects.filter(|effect| effect.fits(&format)).collect(),
                format,
            };
            match at.and_then(|at| content.items.get_mut(at)) {
                Some(place) => *place = item,
                None => content.items.push(item),
            }
        });
        status.say(t!("templates-not-saved-yet"));
        open.close(&back);
    };
    let formats = FORMATS.map(|each| (each.to_owned(), t!(&format!("answer-format-{each}"))));
    let fields = rsx! {
        {text.fields(TEXT, t!("templates-item-text"), None, &errors)}
        {help.fields(HELP, optional(&t!("templates-item-help")), None, &errors)}
        {section.fields(SECTION, optional(&t!("templates-item-section")), Some(t!("templates-item-section-hint")), &errors)}
        {select(&formats, Field {
            id: FORMAT,
            label: t!("templates-item-format"),
            hint: None,
            value: format(),
            problem: None,
            oninput: sets(format),
        })}
        if *format.read() == "number" {
            {number.fields(&errors)}
        }
        if *format.read() == "choice" {
            {text_area(8000, 5, None, Field {
                id: OPTIONS,
                label: t!("templates-options"),
                hint: Some(t!("templates-options-hint")),
                value: choices(),
                problem: FieldError::of(&errors, OPTIONS),
                oninput: sets(choices),
            })}
        }
        {tick_boxes(
            REQUIRED,
            t!("templates-required-legend"),
            vec![Tick { value: String::new(), words: t!("templates-required"), lang: None, ticked: required() }],
            Box::new(move |(_, ticked)| required.set(ticked)),
        )}
    };
    work_form(
        form,
        &errors,
        t!("templates-done"),
        save,
        move |()| open.close(&cancel_to),
        fields,
    )
}

/// What a number is.
#[derive(Clone, Copy, PartialEq)]
struct Number {
    unit: Signal<String>,
    least: Signal<String>,
    most: Signal<String>,
    decimals: Signal<String>,
}

fn use_number(stands: Option<&AnswerFormat>) -> Number {
    let (unit, least, most, decimals) = match stands {
        Some(AnswerFormat::Number {
            unit,
            least,
            most,
            decimals,
        }) => (unit.to_string(), comma(*least), comma(*most), *decimals),
        _ => (String::new(), "0".to_owned(), "100".to_owned(), 0),
    };
    Number {
        unit: use_text(&|| unit.clone()),
        least: use_text(&|| least.clone()),
        most: use_text(&|| most.clone()),
        decimals: use_text(&|| decimals.to_string()),
    }
}

fn comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

impl Number {
    fn fields(self, errors: &[FieldError]) -> Element {
        let field = |id, label, text: Signal<String>| {
            text_field(Field {
                id,
                label,
                hint: None,
                value: text(),
                problem: FieldError::of(errors, id),
                oninput: sets(text),
            })
        };
        let digits = ["0", "1", "2"].map(|each| (each.to_owned(), each.to_owned()));
        rsx! {
            {field(UNIT, t!("templates-unit"), self.unit)}
            {field(LEAST, t!("templates-least"), self.least)}
            {field(MOST, t!("templates-most"), self.most)}
            {select(&digits, Field {
                id: DECIMALS,
                label: t!("templates-decimals"),
                hint: None,
                value: self.decimals.read().clone(),
                problem: None,
                oninput: sets(self.decimals),
            })}
        }
    }

    fn read(self, check: &mut Check) -> Option<AnswerFormat> {
        let unit = check.line(UNIT, t!("templates-unit"), &self.unit.peek());
        let mut number = |id, label: String, text: Signal<String>| {
            let number: Option<f64> = text.peek().trim().replace(',', ".").parse().ok();
            let number = number.filter(|number| number.abs() <= 1e6);
            if number.is_none() {
                check.refuse(id, label, "invalid");
            }
            number
        };
        let least = number(LEAST, t!("templates-least"), self.least);
        let most = number(MOST, t!("templates-most"), self.most);
        if least.zip(most).is_some_and(|(least, most)| least >= most) {
            check.refuse(MOST, t!("templates-most"), "out_of_range");
            return None;
        }
        Some(AnswerFormat::Number {
            unit: unit?,
            least: least?,
            most: most?,
            decimals: self.decimals.peek().parse().ok()?,
        })
    }
}
