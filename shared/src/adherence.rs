//! Adherence: of those who came home, how many got each step of the pathway in time, per unit and month. No names, and
//! no number from which a person could be told.

use std::{borrow::Cow, fmt, str::FromStr};

use chrono::{Datelike as _, Months, NaiveDate};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{
    contract::{Csv, OnUnit, endpoint},
    id::{Id, Unit},
    patients::AtUnit,
    right::marker,
    units::UnitRef,
};

/// How many months one question covers at most.
pub const MOST_MONTHS: u32 = 36;
/// A month with fewer eligible homecomings is hidden (Helsedirektoratet hides indicators with a denominator below 5).
pub const LEAST_SHOWN: u32 = 5;

/// A month of the calendar: `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// So many months later.
    #[must_use]
    pub fn plus(self, months: u32) -> Self {
        let later = self.0.checked_add_months(Months::new(months));
        Self(later.unwrap_or(self.0))
    }

    /// So many months earlier.
    #[must_use]
    pub fn minus(self, months: u32) -> Self {
        let earlier = self.0.checked_sub_months(Months::new(months));
        Self(earlier.unwrap_or(self.0))
    }

    /// How many months there are from this one to another, both counted; 0 when the other is earlier.
    #[must_use]
    pub fn until(self, last: Self) -> u32 {
        let number = |month: Self| month.0.year() * 12 + month.0.month0().cast_signed();
        u32::try_from(number(last) - number(self) + 1).unwrap_or(0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// Not a month: four digits of a year, a hyphen, two of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthError;

impl fmt::Display for MonthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a month is written 2026-11")
    }
}

impl std::error::Error for MonthError {}

impl FromStr for Month {
    type Err = MonthError;

    fn from_str(text: &str) -> Result<Self, MonthError> {
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (year, month) = text.split_once('-').ok_or(MonthError)?;
        if (year.len(), month.len()) != (4, 2) || !is_digits(year) || !is_digits(month) {
            return Err(MonthError);
        }
        let (year, month) = (year.parse(), month.parse());
        let (Ok(year), Ok(month)) = (year, month) else {
            return Err(MonthError);
        };
        NaiveDate::from_ymd_opt(year, month, 1)
            .map(Self)
            .ok_or(MonthError)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Month {
    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$", "description": "A month: `2026-11`." })
    }
}

/// What is measured. The denominator of each is the homecomings of the month to the unit, without those who died, were
/// admitted again or went over to another unit before the deadline had passed, and without those whose deadline has not
/// passed yet.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// HPH2, the structured assessment, was signed by the end of the third day at home.
    Hph2,
    /// HPH3, after the consultation with the GP, was signed by the end of the fourteenth day, and the consultation was
    /// held.
    Hph3,
    /// HPH5, the evaluation, was signed by the end of the twenty-eighth day.
    Hph5,
    /// What matters was asked: words of the person were written or changed, by them or with staff, from the admission to
    /// the end of the third day at home.
    WhatMattersAsked,
    /// The same, and a unit said by the end of the twenty-eighth day what it had done about them.
    WhatMattersFollowedUp,
    /// At least three of the four main checklists (HPH0, HPH2, HPH3 and HPH5) were signed by the end of the twenty-eighth
    /// day.
    MainChecklists,
}

impl Measure {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Hph2,
        Self::Hph3,
        Self::Hph5,
        Self::WhatMattersAsked,
        Self::WhatMattersFollowedUp,
        Self::MainChecklists,
    ];

    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hph2 => "hph2",
            Self::Hph3 => "hph3",
            Self::Hph5 => "hph5",
            Self::WhatMattersAsked => "what_matters_asked",
            Self::WhatMattersFollowedUp => "what_matters_followed_up",
            Self::MainChecklists => "main_checklists",
        }
    }

    /// The deadline: by the end of this day after the homecoming.
    #[must_use]
    pub const fn within_days(self) -> u16 {
        match self {
            Self::Hph2 | Self::WhatMattersAsked => 3,
            Self::Hph3 => 14,
            Self::Hph5 | Self::WhatMattersFollowedUp | Self::MainChecklists => 28,
        }
    }
}

/// The numbers of a month. All are absent when the month is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthFigures {
    /// The month of the homecomings.
    pub month: Month,
    /// Hidden, since fewer than five were eligible.
    pub suppressed: bool,
    /// How many the step was due for: the denominator.
    pub eligible: Option<u32>,
    /// How many of them got it in time: the numerator.
    pub reached: Option<u32>,
    /// How many it is not due for yet; neither hit nor miss.
    pub not_due: Option<u32>,
    /// How many died, were admitted again or went over to another unit before it was due.
    pub excluded: Option<u32>,
}

/// One measure, month by month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MeasureFigures {
    /// Which.
    pub measure: Measure,
    /// The deadline: by the end of this day after the homecoming.
    pub within_days: u16,
    /// The median of the shown months' shares in percent, with one decimal: the middle line of a run chart. Absent when
    /// no month is shown.
    pub median: Option<f64>,
    /// The months, the earliest first.
    pub months: Vec<MonthFigures>,
}

/// Adherence of a unit. There are no totals: hidden months could be computed from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Adherence {
    /// The unit that was responsible at the homecomings.
    pub unit: UnitRef,
    /// The units whose figures the reader may ask for, by name.
    pub units: Vec<UnitRef>,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// Today in Norway: what is due is counted by it.
    pub today: NaiveDate,
    /// The version of the rules by which it was counted.
    pub rule_version: i32,
    /// Every measure.
    pub measures: Vec<MeasureFigures>,
}

/// Which months, and of which unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdherenceQuery {
    /// The first month; twelve before the last when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Month>,
    /// The last month; this month when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Month>,
    /// For a coordinator's office: a home-care unit or short-term place of its municipality. The unit of the path when
    /// absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Id<Unit>>,
}

endpoint!(
    /// Of those who came home to the unit, how many got each step of the pathway in time, month by month.
    GetAdherence: Get "/api/v1/units/{unit}/adherence",
    OnUnit<marker::ReadAdherence>, at AtUnit, query AdherenceQuery, get Adherence
);
endpoint!(
    /// The same numbers as a table for a spreadsheet: UTF-8 with a mark, semicolons, a line for each measure and month.
    GetAdherenceTable: Get "/api/v1/units/{unit}/adherence.csv",
    OnUnit<marker::ReadAdherence>, at AtUnit, query AdherenceQuery, get Csv
);

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_read_and_written_strictly() {
        assert_eq!(month("2026-11").to_string(), "2026-11");
        for wrong in [
            "2026-13",
            "2026-00",
            "2026-1",
            "26-11",
            "2026-11-01",
            "+026-11",
            "2026",
            "",
            "2026-１1",
        ] {
            assert_eq!(wrong.parse::<Month>(), Err(MonthError), "{wrong}");
        }
        let schema_name: Vec<_> = Measure::ALL.iter().map(|each| each.name()).collect();
        let on_the_wire: Vec<String> = Measure::ALL
            .iter()
            .map(|each| {
                serde_json::to_value(each)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        assert_eq!(schema_name, on_the_wire);
    }

    #[test]
    fn months_are_counted_over_new_year() {
        assert_eq!(month("2025-12").until(month("2026-02")), 3);
        assert_eq!(month("2026-02").until(month("2026-02")), 1);
        assert_eq!(month("2026-02").until(month("2026-01")), 0);
        assert_eq!(month("2025-12").plus(2), month("2026-02"));
        assert_eq!(month("2026-01").minus(2), month("2025-11"));
        assert_eq!(Month::of("2024-02-29".parse().unwrap()), month("2024-02"));
    }
}
