//! A run chart: a point for each month that is shown, a line through those that follow each other, and the median.

use dioxus::prelude::*;
use shared::adherence::MonthFigures;

/// The chart's own measures, in its units.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 120.0;
const LEFT: f64 = 36.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 112.0;

/// The share in whole percent, of a month that is shown.
pub(super) fn share(month: &MonthFigures) -> Option<u32> {
    let (reached, eligible) = (month.reached?, month.eligible.filter(|all| *all > 0)?);
    Some((reached * 100 + eligible / 2) / eligible)
}

/// What a chart goes from and to, and where it has lines across.
pub(super) struct Scale {
    from: f64,
    to: f64,
    lines: &'static [f64],
}

/// Shares of a hundred.
pub(super) const PERCENT: Scale = Scale {
    from: 0.0,
    to: 100.0,
    lines: &[0.0, 50.0, 100.0],
};
/// LIX, with a line where it becomes harder in words: from very easy to very hard.
pub(super) const LIX: Scale = Scale {
    from: 15.0,
    to: 65.0,
    lines: &[25.0, 35.0, 45.0, 55.0],
};

impl Scale {
    /// How far down a number stands; one beyond the chart at its edge.
    fn y(&self, number: f64) -> f64 {
        let part = (number - self.from) / (self.to - self.from);
        BOTTOM - (BOTTOM - TOP) * part.clamp(0.0, 1.0)
    }
}

/// How far right the month with this number stands, of so many.
fn x(number: usize, of: usize) -> f64 {
    let step = (WIDTH - LEFT - 12.0) / f64::from(u32::try_from(of.max(2) - 1).unwrap_or(1));
    LEFT + 6.0 + step * f64::from(u32::try_from(number).unwrap_or(0))
}

/// Points of months that follow each other; a hidden month breaks the line.
fn runs(months: &[Option<f64>], scale: &Scale) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (number, month) in months.iter().enumerate() {
        match (month, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((x(number, months.len()), scale.y(*value))),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The drawing. What it shows stands in the table beside it, so nothing reads it aloud.
pub(super) fn chart(months: &[Option<f64>], scale: &Scale, median: Option<f64>) -> Element {
    let runs = runs(months, scale);
    let y = |number| scale.y(number);
    let lines = runs.iter().map(|run| {
        let points: Vec<_> = run.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        points.join(" ")
    });
    rsx! {
        svg { class: "chart", view_box: "0 0 {WIDTH} {HEIGHT}", "aria-hidden": "true",
            for number in scale.lines {
                line { class: "chart-grid", x1: LEFT, x2: WIDTH, y1: y(*number), y2: y(*number) }
                text { class: "chart-label", x: LEFT - 6.0, y: y(*number) + 4.0, "{number}" }
            }
            if let Some(median) = median {
                line { class: "chart-median", x1: LEFT, x2: WIDTH, y1: y(median), y2: y(median) }
            }
            for points in lines {
                polyline { class: "chart-line", points }
            }
            for (x , y) in runs.iter().flatten() {
                circle { class: "chart-point", cx: *x, cy: *y, r: 4 }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(month: &str, shown: Option<(u32, u32)>) -> MonthFigures {
        MonthFigures {
            month: month.parse().unwrap(),
            suppressed: shown.is_none(),
            eligible: shown.map(|(_, eligible)| eligible),
            reached: shown.map(|(reached, _)| reached),
            not_due: shown.map(|_| 0),
            excluded: shown.map(|_| 0),
        }
    }

    #[test]
    fn shares_are_rounded_and_hidden_months_have_none() {
        assert_eq!(share(&month("2026-01", Some((2, 6)))), Some(33));
        assert_eq!(share(&month("2026-01", Some((5, 6)))), Some(83));
        assert_eq!(share(&month("2026-01", Some((0, 5)))), Some(0));
        assert_eq!(share(&month("2026-01", Some((0, 0)))), None);
        assert_eq!(share(&month("2026-01", None)), None);
    }

    #[test]
    fn a_hidden_month_breaks_the_line_and_keeps_its_place() {
        let months = [Some(100.0), Some(0.0), None, Some(50.0)];
        let runs = runs(&months, &PERCENT);
        assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(runs[0][0].1, TOP);
        assert_eq!(runs[0][1].1, BOTTOM);
        assert!(runs[1][0].0 > x(2, 4) && runs[1][0].0 < WIDTH);
    }

    #[test]
    fn what_is_beyond_the_chart_stands_at_its_edge() {
        let runs = runs(&[Some(90.0), Some(5.0)], &LIX);
        assert_eq!((runs[0][0].1, runs[0][1].1), (TOP, BOTTOM));
    }
}
