//! NEWS2, the sum of seven observations. Recorded and summed by the published table, never interpreted: what a sum
//! means is for those who treat.
//!
//! Source: Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is observed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Parameter {
    /// Breaths a minute.
    Respiration,
    /// Oxygen saturation in per cent, scale 1.
    Saturation,
    /// Oxygen saturation in per cent, scale 2: for those whose prescribed range is 88–92 %.
    SaturationScale2,
    /// Given oxygen.
    Oxygen,
    /// Systolic blood pressure, mmHg.
    SystolicPressure,
    /// Heart beats a minute.
    Pulse,
    /// Alert, new confusion, voice, pain, unresponsive.
    Consciousness,
    /// Temperature in °C.
    Temperature,
}

/// What was observed. Absent ones were not.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Observations {
    /// Breaths a minute.
    pub respiration: Option<f64>,
    /// Per cent, scale 1.
    pub saturation: Option<f64>,
    /// Per cent, scale 2.
    pub saturation_scale_2: Option<f64>,
    /// Oxygen is given.
    pub oxygen: Option<bool>,
    /// mmHg.
    pub systolic_pressure: Option<f64>,
    /// Beats a minute.
    pub pulse: Option<f64>,
    /// Alert; otherwise C, V, P or U.
    pub alert: Option<bool>,
    /// °C.
    pub temperature: Option<f64>,
}

/// The score of one observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Score {
    /// What was observed.
    pub parameter: Parameter,
    /// 0–3; absent when it was not.
    pub score: Option<u8>,
}

/// The sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct News2 {
    /// 0–20; absent while an observation is missing.
    pub total: Option<u8>,
    /// Each observation's own.
    pub scores: Vec<Score>,
}

/// Sums what was observed.
#[must_use]
pub fn sum(seen: &Observations) -> News2 {
    let saturation = match (seen.saturation_scale_2, seen.saturation) {
        (Some(percent), _) => Score {
            parameter: Parameter::SaturationScale2,
            score: Some(saturation_scale_2(percent, seen.oxygen.unwrap_or(false))),
        },
        (None, percent) => Score {
            parameter: Parameter::Saturation,
            score: percent.map(saturation_scale_1),
        },
    };
    let score = |parameter, score| Score { parameter, score };
    let scores = vec![
        score(Parameter::Respiration, seen.respiration.map(respiration)),
        saturation,
        score(
            Parameter::Oxygen,
            seen.oxygen.map(|given| if given { 2 } else { 0 }),
        ),
        score(
            Parameter::SystolicPressure,
            seen.systolic_pressure.map(systolic_pressure),
        ),
        score(Parameter::Pulse, seen.pulse.map(pulse)),
        score(
            Parameter::Consciousness,
            seen.alert.map(|alert| if alert { 0 } else { 3 }),
        ),
        score(Parameter::Temperature, seen.temperature.map(temperature)),
    ];
    News2 {
        total: scores.iter().map(|each| each.score).sum(),
        scores,
    }
}

fn respiration(breaths: f64) -> u8 {
    match breaths {
        ..=8.0 => 3,
        ..=11.0 => 1,
        ..=20.0 => 0,
        ..=24.0 => 2,
        _ => 3,
    }
}

fn saturation_scale_1(percent: f64) -> u8 {
    match percent {
        ..=91.0 => 3,
        ..=93.0 => 2,
        ..=95.0 => 1,
        _ => 0,
    }
}

/// Too much counts too, when oxygen is given.
fn saturation_scale_2(percent: f64, oxygen: bool) -> u8 {
    match percent {
        ..=83.0 => 3,
        ..=85.0 => 2,
        ..=87.0 => 1,
        ..=92.0 => 0,
        _ if !oxygen => 0,
        ..=94.0 => 1,
        ..=96.0 => 2,
        _ => 3,
    }
}

fn systolic_pressure(mmhg: f64) -> u8 {
    match mmhg {
        ..=90.0 => 3,
        ..=100.0 => 2,
        ..=110.0 => 1,
        ..=219.0 => 0,
        _ => 3,
    }
}

fn pulse(beats: f64) -> u8 {
    match beats {
        ..=40.0 => 3,
        ..=50.0 => 1,
        ..=90.0 => 0,
        ..=110.0 => 1,
        ..=130.0 => 2,
        _ => 3,
    }
}

fn temperature(celsius: f64) -> u8 {
    match celsius {
        ..=35.0 => 3,
        ..=36.0 => 1,
        ..=38.0 => 0,
        ..=39.0 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: Observations = Observations {
        respiration: Some(16.0),
        saturation: Some(97.0),
        saturation_scale_2: None,
        oxygen: Some(false),
        systolic_pressure: Some(130.0),
        pulse: Some(72.0),
        alert: Some(true),
        temperature: Some(36.8),
    };

    #[test]
    fn somebody_well_has_none_and_nobody_more_than_twenty() {
        assert_eq!(sum(&WELL).total, Some(0));
        let worst = Observations {
            respiration: Some(30.0),
            saturation: Some(80.0),
            saturation_scale_2: None,
            oxygen: Some(true),
            systolic_pressure: Some(80.0),
            pulse: Some(140.0),
            alert: Some(false),
            temperature: Some(34.0),
        };
        assert_eq!(sum(&worst).total, Some(20));
    }

    #[test]
    fn without_one_of_them_there_is_no_sum() {
        let some = Observations {
            pulse: None,
            ..WELL
        };
        let news = sum(&some);
        assert_eq!(news.total, None);
        assert_eq!(
            news.scores
                .iter()
                .filter(|each| each.score.is_none())
                .count(),
            1
        );
    }

    #[test]
    fn each_border_of_the_published_table() {
        let at =
            |f: fn(f64) -> u8, values: &[f64]| values.iter().map(|v| f(*v)).collect::<Vec<_>>();
        assert_eq!(
            at(respiration, &[8.0, 9.0, 11.0, 12.0, 20.0, 21.0, 24.0, 25.0]),
            [3, 1, 1, 0, 0, 2, 2, 3]
        );
        assert_eq!(
            at(saturation_scale_1, &[91.0, 92.0, 93.0, 94.0, 95.0, 96.0]),
            [3, 2, 2, 1, 1, 0]
        );
        assert_eq!(
            at(
                systolic_pressure,
                &[90.0, 91.0, 100.0, 101.0, 110.0, 111.0, 219.0, 220.0]
            ),
            [3, 2, 2, 1, 1, 0, 0, 3]
        );
        assert_eq!(
            at(
                pulse,
                &[
                    40.0, 41.0, 50.0, 51.0, 90.0, 91.0, 110.0, 111.0, 130.0, 131.0
                ]
            ),
            [3, 1, 1, 0, 0, 1, 1, 2, 2, 3]
        );
        assert_eq!(
            at(
                temperature,
                &[35.0, 35.1, 36.0, 36.1, 38.0, 38.1, 39.0, 39.1]
            ),
            [3, 1, 1, 0, 0, 1, 1, 2]
        );
        let scale_2 = |oxygen| {
            [
                83.0, 84.0, 85.0, 86.0, 87.0, 88.0, 92.0, 93.0, 94.0, 95.0, 96.0, 97.0,
            ]
            .map(|percent| saturation_scale_2(percent, oxygen))
        };
        assert_eq!(scale_2(false), [3, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(scale_2(true), [3, 2, 2, 1, 1, 0, 0, 1, 1, 2, 2, 3]);
    }

    #[test]
    fn the_second_scale_takes_the_place_of_the_first() {
        let seen = Observations {
            saturation_scale_2: Some(90.0),
            saturation: Some(90.0),
            ..WELL
        };
        assert_eq!(sum(&seen).total, Some(0));
    }
}
