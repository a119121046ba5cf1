//! What came of each step, for a person and for a machine that reads the last line.

use std::time::Duration;

use crate::progress::seconds;

/// What came of one step.
pub(super) enum Outcome {
    Passed,
    /// With the reason in a sentence.
    Failed(String),
}

/// The steps that ran.
#[derive(Default)]
pub(super) struct Summary(Vec<(&'static str, Outcome, Duration)>);

impl Summary {
    pub(super) fn add(&mut self, name: &'static str, outcome: Outcome, took: Duration) {
        self.0.push((name, outcome, took));
    }

    /// The first of these steps that failed.
    pub(super) fn failed_among(&self, names: &[&'static str]) -> Option<&'static str> {
        self.0
            .iter()
            .find(|(name, outcome, _)| {
                matches!(outcome, Outcome::Failed(_)) && names.contains(name)
            })
            .map(|(name, _, _)| *name)
    }

    /// Prints a line for each step, and as the very last line how many passed and failed.
    pub(super) fn print(&self) {
        println!();
        for (name, outcome, took) in &self.0 {
            let (word, why) = match outcome {
                Outcome::Passed => ("passed", ""),
                // One line here; the whole reason stands where it happened.
                Outcome::Failed(why) => ("FAILED", why.lines().next().unwrap_or_default()),
            };
            let line = format!("{name:<12}{word:<8}{:>7}  {why}", seconds(*took));
            println!("{}", line.trim_end());
        }
        println!(
            "{} passed, {} failed",
            self.0.len() - self.failed(),
            self.failed()
        );
    }

    fn failed(&self) -> usize {
        self.0
            .iter()
            .filter(|(_, outcome, _)| matches!(outcome, Outcome::Failed(_)))
            .count()
    }

    /// Whether some ran and none failed.
    pub(super) fn all_passed(&self) -> bool {
        !self.0.is_empty() && self.failed() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_found_by_who_needs_it() {
        let mut summary = Summary::default();
        assert!(!summary.all_passed());
        summary.add("app", Outcome::Passed, Duration::ZERO);
        assert!(summary.all_passed());
        summary.add("api", Outcome::Failed("no".into()), Duration::ZERO);
        assert!(!summary.all_passed());
        assert_eq!(summary.failed_among(&["app"]), None);
        assert_eq!(summary.failed_among(&["app", "api"]), Some("api"));
    }
}
