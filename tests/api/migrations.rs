//! The schema: up, down and up again, and the same as what the code believes it is.

use std::{collections::BTreeMap, path::Path};

use hjemover_tests::{Database, Storage, postgres};
use server::migrations;

/// A column: its kind, and whether it may be empty.
type Columns = BTreeMap<String, (String, bool)>;

/// The tables that `server/src/db/schema.rs` declares.
fn declared() -> BTreeMap<String, Columns> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src/db/schema.rs");
    let text = std::fs::read_to_string(file).unwrap();
    let mut tables = BTreeMap::new();
    for table in text.split("table! {").skip(1) {
        let (head, rest) = table.split_once('{').unwrap();
        let name = head.split('(').next().unwrap().trim().to_owned();
        let (body, _) = rest.split_once('}').unwrap();
        let columns = body.split(',').filter_map(|column| {
            let (name, kind) = column.trim().split_once("->")?;
            let kind = kind.trim();
            let inner = kind
                .strip_prefix("Nullable<")
                .and_then(|kind| kind.strip_suffix('>'));
            Some((
                name.trim().to_owned(),
                (inner.unwrap_or(kind).to_owned(), inner.is_some()),
            ))
        });
        tables.insert(name, columns.collect());
    }
    assert!(tables.len() > 15);
    tables
}

/// The tables that are there, in diesel's words.
fn real(storage: &Storage) -> BTreeMap<String, Columns> {
    let sql = match storage.kind() {
        Database::Sqlite => {
            "select t.name || ' ' || c.name || ' ' || lower(c.type) || ' ' || (c.\"notnull\" = 0 and c.pk = 0) as value \
             from sqlite_master t join pragma_table_info(t.name) c \
             where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like '\\_\\_%' escape '\\'"
        }
        Database::Postgres => {
            "select table_name || ' ' || column_name || ' ' || replace(data_type, ' ', '_') || ' ' || \
             case is_nullable when 'YES' then '1' else '0' end as value \
             from information_schema.columns where table_schema = 'public' and table_name not like '\\_\\_%'"
        }
    };
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for line in storage.texts(sql) {
        let parts: Vec<&str> = line.split(' ').collect();
        let [table, column, kind, nullable] = parts.as_slice() else {
            panic!("{line}")
        };
        let kind = match *kind {
            "text" => "Text",
            "integer" => "Integer",
            "bigint" => "BigInt",
            "boolean" => "Bool",
            "date" => "Date",
            "bytea" => "Binary",
            "timestamp" | "timestamp_without_time_zone" => "Timestamp",
            other => panic!("{table}.{column} is {other}: say what that is to diesel"),
        };
        tables
            .entry((*table).to_owned())
            .or_default()
            .insert((*column).to_owned(), (kind.to_owned(), *nullable == "1"));
    }
    tables
}

fn on(kind: Database) {
    if kind == Database::Postgres && postgres().is_none() {
        println!("NOT RUN on PostgreSQL: HJEMOVER_TEST_POSTGRES is not set");
        return;
    }
    let storage = Storage::empty(kind);
    let url = storage.settings().url().unwrap();
    assert!(migrations::pending(&url).unwrap());
    let up = migrations::migrate(&url).unwrap();
    assert!(!up.is_empty() && !migrations::pending(&url).unwrap());
    assert_eq!(
        migrations::migrate(&url).unwrap(),
        Vec::<String>::new(),
        "the second time there is nothing to do"
    );
    let first = real(&storage);
    assert_eq!(declared(), first);
    assert_eq!(migrations::revert_all(&url).unwrap(), up.len());
    assert_eq!(real(&storage), BTreeMap::new(), "down leaves nothing");
    assert_eq!(migrations::migrate(&url).unwrap(), up);
    assert_eq!(real(&storage), first);
}

#[test]
fn up_down_up_sqlite() {
    on(Database::Sqlite);
}

#[test]
fn up_down_up_postgres() {
    on(Database::Postgres);
}
