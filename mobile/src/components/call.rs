//! Calling somebody: units, and 113 and 116 117 always within reach.

use dioxus::prelude::*;

use super::{IconName, icon};
use crate::t;

/// Calls a unit: «Ring 35 02 50 00», beside its name; who does not see the name hears it.
pub fn call_link(name: &str, phone: &str) -> Element {
    let number = tel(phone);
    rsx! {
        a { class: "button", href: number,
            {icon(IconName::Phone)}
            span {
                {t!("action-call-phone", phone: together(phone))}
                span { class: "visually-hidden", ", {name}" }
            }
        }
    }
}

/// 113 and the out-of-hours doctor.
pub fn emergency_links() -> Element {
    rsx! {
        div { class: "emergency stack stack-tight",
            p { {t!("emergency-line")} }
            p {
                a { class: "link", href: "tel:113", {t!("emergency-113")} }
            }
            p {
                a { class: "link", href: "tel:116117", {t!("emergency-116117")} }
            }
        }
    }
}

/// `tel:35025000`, without the spaces people write.
#[must_use]
pub fn tel(phone: &str) -> String {
    let digits = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    format!("tel:{}", digits.collect::<String>())
}

/// A number as one reads it, and on one line: eight digits are written in groups, mobile numbers as 900 00 000.
fn together(phone: &str) -> String {
    let groups: &[usize] = match (
        phone.len(),
        phone.bytes().all(|digit| digit.is_ascii_digit()),
    ) {
        (8, true) if phone.starts_with(['4', '9']) => &[3, 5],
        (8, true) => &[2, 4, 6],
        _ => &[],
    };
    let mut shown = String::new();
    for (index, letter) in phone.chars().enumerate() {
        if groups.contains(&index) {
            shown.push(' ');
        }
        shown.push(letter);
    }
    shown.replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_stay_together() {
        let shown = |phone| super::together(phone).replace('\u{a0}', "_");
        assert_eq!(shown("90000201"), "900_00_201");
        assert_eq!(shown("35000110"), "35_00_01_10");
        assert_eq!(shown("+47 35 02 50 00"), "+47_35_02_50_00");
        assert_eq!(shown("116117"), "116117");
    }

    #[test]
    fn numbers_are_dialled_without_spaces() {
        assert_eq!(super::tel("+47 35 02 50 00"), "tel:+4735025000");
    }
}
