-- What nobody has seen to climbs to the unit's leader and the coordinator; who is away; who hands a patient over to whom.

-- How long a unit has before others are told. A unit without a row has the service's defaults.
create table escalation_rule (
    unit_id              text primary key not null references unit (id),
    -- Working hours from when the unit was told until its leader is, and from then until the coordinator is.
    hours_to_leader      integer not null check (hours_to_leader between 1 and 80),
    hours_to_coordinator integer not null check (hours_to_coordinator between 1 and 80),
    version              integer not null,
    changed_by           text not null,
    changed_at           timestamp not null
);

-- When the next one is told, counted in working time; empty when everybody has been.
alter table step add column climb_at timestamp;
-- How far it has come since its owner was told: 0 the owner, 1 the leader, 2 the coordinator.
alter table step add column climbed integer not null default 0;
-- Who was told beyond the owner, as JSON of the contract's ToldStage; those from before the owner was told belong to an
-- earlier day.
alter table step add column told text;
create index step_climb on step (climb_at) where open and climb_at is not null;

alter table inbox_update add column climb_at timestamp;
alter table inbox_update add column climbed integer not null default 0;
-- What was not seen to and is told of here: the level it has come to, and the update when it is one.
alter table inbox_update add column level text;
alter table inbox_update add column about_update_id text references inbox_update (id);
create index inbox_update_climb on inbox_update (climb_at) where handled_at is null and climb_at is not null;

-- Steps whose owner was told before there was this climb: it begins for them when they are looked at next.
update step set climb_at = overdue_told_at
    where open and overdue_told_at is not null and owner_unit_id is not null;

-- Every climb, for ever.
create table escalation (
    id         text primary key not null check (length(id) = 36),
    patient_id text not null references patient (id),
    step_id    text references step (id),
    update_id  text references inbox_update (id),
    -- When the owner was told: a step that is given a new day begins anew.
    began_at   timestamp not null,
    climbed    integer not null,
    -- owner (told again), leader or coordinator
    level      text not null,
    unit_id    text not null references unit (id),
    at         timestamp not null
);
create index escalation_patient on escalation (patient_id, at);
-- Each rung once, whatever happens.
create unique index escalation_step on escalation (step_id, began_at, climbed) where step_id is not null;
create unique index escalation_update on escalation (update_id, climbed) where update_id is not null;

-- Members of staff who are away from a unit's work: what they have taken is everybody's until they are back.
create table staff_absence (
    id          text primary key not null check (length(id) = 36),
    unit_id     text not null references unit (id),
    person_id   text not null references person (id),
    -- Days in Norway, both included, and the moments when they begin and end.
    first_day   date not null,
    last_day    date not null,
    valid_from  timestamp not null,
    valid_until timestamp not null,
    -- The colleague who takes over meanwhile, if one is named.
    handed_to   text references person (id),
    author      text not null,
    at          timestamp not null,
    ended_at    timestamp
);
create index staff_absence_unit on staff_absence (unit_id, valid_until);

-- One unit asks another to take over. Until it is accepted, the first is responsible.
create table handover (
    id           text primary key not null check (length(id) = 36),
    patient_id   text not null references patient (id),
    from_unit_id text not null references unit (id),
    to_unit_id   text not null references unit (id),
    -- Their names then.
    from_name    text not null,
    to_name      text not null,
    message      text not null,
    state        text not null,
    proposed_by  text not null,
    proposed_at  timestamp not null,
    answered_by  text,
    answered_at  timestamp,
    reason       text,
    version      integer not null
);
create index handover_patient on handover (patient_id, proposed_at);
create index handover_to on handover (to_unit_id, state, proposed_at);
-- One that waits for a patient.
create unique index handover_waiting on handover (patient_id) where state = 'proposed';
-- Since when a unit is responsible because it accepted to be.
alter table care_relation add column responsible_since timestamp;
