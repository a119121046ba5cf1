//! What checklists are made from, as leaders edit it.

use serde_json::json;
use shared::{
    checklist_templates::{
        AtTemplate, GetTemplate, ListTemplates, RestoreTemplate, RestoreTemplateRequest,
        SaveTemplate, SaveTemplateRequest, Template, TemplateQuery, Templates,
    },
    checklists::template::{TemplateContent, TemplateItem},
    patients::AtUnit,
};

use crate::{Person, checklists::key};

/// An item that is answered with yes or no.
#[must_use]
pub fn asks(name: &str, text: &str) -> TemplateItem {
    serde_json::from_value(json!({
        "key": name, "text": { "nb": text }, "format": { "kind": "yes_no" },
    }))
    .unwrap()
}

/// A template for home care with so many items.
#[must_use]
pub fn long_template(items: usize) -> TemplateContent {
    let item = |n: usize| {
        match n % 3 {
        0 => asks(&format!("item-{n}"), "Går det bra?"),
        1 => serde_json::from_value(json!({
            "key": format!("item-{n}"), "text": { "nb": "Hvordan går det?" }, "format": { "kind": "text" },
        }))
        .unwrap(),
        _ => serde_json::from_value(json!({
            "key": format!("item-{n}"), "text": { "nb": "Vekt" },
            "format": { "kind": "number", "unit": "kg", "least": 20.0, "most": 300.0, "decimals": 1 },
        }))
        .unwrap(),
    }
    };
    serde_json::from_value::<TemplateContent>(json!({
        "title": { "nb": "En lang liste" }, "done_by": ["home_care"], "items": [],
    }))
    .map(|empty| TemplateContent {
        items: (0..items).map(item).collect(),
        ..empty
    })
    .unwrap()
}

impl Person {
    /// Which template, for the person's own unit.
    #[must_use]
    pub fn template(&self, name: &str) -> AtTemplate {
        AtTemplate {
            unit: self.unit(),
            key: key(name),
        }
    }

    /// The templates in use.
    pub async fn sees_templates(&self) -> Templates {
        self.does::<ListTemplates>(AtUnit { unit: self.unit() }, ())
            .await
    }

    /// One of them.
    pub async fn sees_template(&self, name: &str) -> Template {
        self.does::<GetTemplate>(self.template(name), ()).await
    }

    /// An earlier version.
    pub async fn sees_version(&self, name: &str, version: i32) -> Option<Template> {
        let query = TemplateQuery {
            version: Some(version),
        };
        self.client
            .send_with::<GetTemplate>(&self.template(name), &query, &())
            .await
            .ok()
    }

    /// Saves a version.
    pub async fn saves(&self, name: &str, version: i32, content: &TemplateContent) -> Template {
        let new = SaveTemplateRequest {
            version,
            content: content.clone(),
        };
        self.does::<SaveTemplate>(self.template(name), new).await
    }

    /// Goes back to what comes with Hjemover.
    pub async fn restores(&self, name: &str, version: i32) -> Templates {
        self.does::<RestoreTemplate>(self.template(name), RestoreTemplateRequest { version })
            .await
    }
}
