-- Adherence, and checklists that were missed and tell of it themselves.

-- The home-care unit or short-term place that was responsible at the homecoming.
alter table care_plan add column unit_id text references unit (id);
update care_plan set unit_id = (
    select s.owner_unit_id from step s join unit u on u.id = s.owner_unit_id
    where s.care_plan_id = care_plan.id and u.kind in ('home_care', 'short_term_care')
    order by s.due, s.id limit 1
);
create index care_plan_unit on care_plan (unit_id, started_on);

-- Whether what a signed checklist is about took place: false for the one after a visit to the GP that was not held.
alter table checklist add column held boolean not null default true;
update checklist set held = false where key = 'hph3-after' and signed_at is not null and not exists (
    select 1 from checklist_answer a
    where a.checklist_id = checklist.id and a.item = 'held' and a.standing and a.value like '%"yes"%'
);

create index what_matters_version_patient on what_matters_version (patient_id, at);

-- Checklists without a step of the plan that nobody signed by their day: told once for a stay.
create table missed_checklist (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    stay_id    text not null references hospital_stay (id),
    key        text not null,
    -- JSON of the template's title in every language.
    title      text not null,
    -- Whose it is.
    unit_id    text not null references unit (id),
    due        date not null,
    told_at    timestamp not null,
    -- What told the unit; it climbs.
    update_id  text references inbox_update (id),
    -- Since when it is signed after all.
    signed_at  timestamp
);
create unique index missed_checklist_stay on missed_checklist (stay_id, key);
create index missed_checklist_patient on missed_checklist (patient_id, due);
-- Which homecomings and admissions there were, by day.
create index care_plan_started on care_plan (started_on) where stopped_at is null;
create index hospital_stay_admitted on hospital_stay (admitted_at)
    where discharged_at is null and cancelled_at is null;
