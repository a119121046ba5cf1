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
                {t!("action-call-phone", phone: phone)}
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

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_dialled_without_spaces() {
        assert_eq!(super::tel("+47 35 02 50 00"), "tel:+4735025000");
    }
}
