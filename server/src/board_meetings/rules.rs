//! Rules of meetings at the board. Pure.

use shared::text::Line;

use crate::{board, error::Fault};

/// How many may take part.
const MOST_PARTICIPANTS: usize = 60;
/// How many characters the title of a step holds.
const TITLE: usize = 200;

/// Those who take part already, and those who come, each once.
pub(super) fn participants(already: Vec<String>, come: &[Line<100>]) -> Result<Vec<String>, Fault> {
    let mut all = already;
    for name in come {
        if !all.iter().any(|each| **each == **name) {
            all.push(name.to_string());
        }
    }
    if all.len() > MOST_PARTICIPANTS {
        return Err(Fault::field(
            "participants",
            "too_many",
            "at most sixty take part",
        ));
    }
    Ok(all)
}

/// What the step is called that is made of a decision: its first line.
pub(super) fn title(decision: &str) -> Result<Line<200>, Fault> {
    Line::new(&board::rules::one_line(decision, TITLE))
        .map_err(|_| Fault::field("text", "invalid", "begin with a line of words"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<100> {
        Line::new(text).unwrap()
    }

    #[test]
    fn everybody_takes_part_once() {
        let first = participants(Vec::new(), &[line("Mona"), line("Tor"), line("Mona")]).unwrap();
        assert_eq!(first, ["Mona", "Tor"]);
        let then = participants(first, &[line("Tor"), line("Ingrid")]).unwrap();
        assert_eq!(then, ["Mona", "Tor", "Ingrid"]);
        let many: Vec<_> = (0..58).map(|n| line(&format!("{n}"))).collect();
        assert!(participants(then.clone(), &many).is_err());
        assert!(participants(then, &many[..57]).is_ok());
    }

    #[test]
    fn a_step_is_called_by_the_first_line() {
        assert_eq!(
            *title("Ring fastlegen\nom Marevan").unwrap(),
            *"Ring fastlegen"
        );
        let long = title(&"Ærlig ".repeat(60)).unwrap();
        assert!(long.chars().count() <= 200 && long.ends_with('…'));
        assert!(title(&"👩‍⚕️".repeat(500)).is_ok());
    }
}
