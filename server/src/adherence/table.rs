//! The figures as a table for a spreadsheet. Pure.
//!
//! Semicolons and a byte-order mark, so that a spreadsheet in Norwegian opens it as it is; lines end as RFC 4180 says.
//! Every field is a code of ours, a month or a number, none of which a spreadsheet reads as a formula; names are left out.

use std::fmt::Write as _;

use shared::{adherence::Adherence, contract::Csv};

use crate::error::Fault;

/// The columns, by names that stay.
const COLUMNS: &str = "measure;within_days;month;suppressed;eligible;reached;not_due;excluded;median_percent;rule_version";

/// The table; a field is blank where a number is hidden.
pub(super) fn table(of: &Adherence) -> Result<Csv, Fault> {
    let mut text = format!("\u{feff}{COLUMNS}\r\n");
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    for measure in &of.measures {
        // The decimal comma of Norwegian spreadsheets.
        let median = measure
            .median
            .map(|median| format!("{median:.1}").replace('.', ","));
        let median = median.unwrap_or_default();
        for month in &measure.months {
            write!(
                text,
                "{};{};{};{};{};{};{};{};{median};{}\r\n",
                measure.measure.name(),
                measure.within_days,
                month.month,
                u8::from(month.suppressed),
                number(month.eligible),
                number(month.reached),
                number(month.not_due),
                number(month.excluded),
                of.rule_version,
            )
            .map_err(|_| Fault::internal("a table could not be written"))?;
        }
    }
    Ok(Csv(text))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use shared::{
        Id,
        adherence::Month,
        units::{UnitKind, UnitRef},
    };
    use uuid::Uuid;

    use super::*;
    use crate::adherence::figures::figures;

    #[test]
    fn no_field_can_be_a_formula_and_no_name_is_in_it() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let month = Month::of(today);
        let unit = UnitRef {
            id: Id::new(Uuid::nil()),
            kind: UnitKind::HomeCare,
            name: "=1+1;\"Hjemmetjenesten\"".to_owned(),
            phone: None,
        };
        let of = Adherence {
            units: vec![unit.clone()],
            unit,
            from: month,
            to: month,
            today,
            rule_version: 1,
            measures: figures(&[], (month, month), today),
        };
        let Csv(text) = table(&of).unwrap();
        let lines: Vec<&str> = text
            .strip_prefix('\u{feff}')
            .unwrap()
            .split_terminator("\r\n")
            .collect();
        assert_eq!(lines[..2], [COLUMNS, "hph2;3;2026-11;1;;;;;;1"]);
        assert_eq!(lines.len(), 7);
        for field in lines.iter().flat_map(|line| line.split(';')) {
            assert!(
                field
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_-,".contains(&byte)),
                "{field}"
            );
            assert!(!field.starts_with(['-', '=', '+', '@']), "{field}");
        }
    }
}
