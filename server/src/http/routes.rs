//! Every endpoint of the contract and its handler. The access matrix test tries them all; one that is
//! missing here answers 404 to everybody and fails it.

use actix_web::web::ServiceConfig;
use shared::{
    absences, adherence, audit, board, checklist_templates, checklists, clinical_records, consents,
    escalations, gp_visits, handovers, identity, inbox, invitations, meetings, messages, notices,
    patients, plan, readability, related_persons, risk_flags, sharing, start, stays, summaries,
    units, what_matters, worsening,
};

use super::{endpoint::mount, nudges};
use crate::{
    absences::handlers as absent,
    adherence::handlers as figures,
    audit::handlers as audit_log,
    board::handlers as boards,
    board_meetings::handlers as at_the_board,
    checklist_templates::handlers as templates,
    checklists::handlers as forms,
    clinical_records::handlers as small_records,
    consents::handlers as openings,
    escalations::handlers as climbs,
    gp_visits::handlers as visits,
    handovers::handlers as hand_overs,
    identity::handlers as identities,
    inbox::handlers as inboxes,
    invitations::handlers as letters_to_relatives,
    letter_responses::handlers as responses,
    messages::{handlers as exchange, inbound},
    notices::handlers as notice_choices,
    pathways::handlers as pathways,
    patients::handlers as patient_records,
    readability::handlers as readable,
    related_persons::handlers as relatives,
    risk_flags::handlers as risks,
    sharing::handlers as shares,
    start::handlers as starts,
    stays::handlers as hospital_stays,
    summaries::handlers as letters,
    units::handlers as unit_list,
    what_matters::handlers as matters,
    worsening::handlers as being_worse,
};

/// Mounts the API.
pub(super) fn api(config: &mut ServiceConfig) {
    mount::<identity::SignIn, _, _>(config, identities::sign_in);
    mount::<identity::SignOut, _, _>(config, identities::sign_out);
    mount::<identity::ListSessions, _, _>(config, identities::list_sessions);
    mount::<identity::EndSession, _, _>(config, identities::end_session);
    mount::<identity::SignOutEverywhere, _, _>(config, identities::sign_out_everywhere);
    mount::<identity::ChangePassword, _, _>(config, identities::change_password);
    mount::<identity::ChangePreferences, _, _>(config, identities::change_preferences);
    mount::<notices::GetNoticeSettings, _, _>(config, notice_choices::get);
    mount::<notices::ChangeNoticeSettings, _, _>(config, notice_choices::change);
    mount::<notices::Unsubscribe, _, _>(config, notice_choices::unsubscribe);
    mount::<start::GetStart, _, _>(config, starts::get);
    mount::<units::ListUnits, _, _>(config, unit_list::list);
    mount::<inbox::ListUpdates, _, _>(config, inboxes::list);
    mount::<inbox::ReadUpdate, _, _>(config, inboxes::read);
    mount::<inbox::TakeUpdate, _, _>(config, inboxes::take);
    mount::<inbox::HandleUpdate, _, _>(config, inboxes::handle);
    mount::<patients::ListPatients, _, _>(config, patient_records::list);
    mount::<patients::RegisterPatient, _, _>(config, patient_records::register);
    mount::<patients::GetPatient, _, _>(config, patient_records::get);
    mount::<what_matters::ListWhatMatters, _, _>(config, matters::list);
    mount::<what_matters::WriteWhatMatters, _, _>(config, matters::write);
    mount::<what_matters::ChangeWhatMatters, _, _>(config, matters::change);
    mount::<what_matters::OrderWhatMatters, _, _>(config, matters::order);
    mount::<what_matters::SetWhatMattersStatus, _, _>(config, matters::set_status);
    mount::<what_matters::ListWhatMattersVersions, _, _>(config, matters::versions);
    mount::<what_matters::AcknowledgeWhatMatters, _, _>(config, matters::acknowledge);
    mount::<what_matters::FollowUpWhatMatters, _, _>(config, matters::follow_up);
    mount::<what_matters::RateWhatMatters, _, _>(config, matters::rate);
    mount::<stays::ListStays, _, _>(config, hospital_stays::list);
    mount::<stays::AdmitPatient, _, _>(config, hospital_stays::admit);
    mount::<stays::PlanDischarge, _, _>(config, hospital_stays::plan_discharge);
    mount::<stays::DeclareReady, _, _>(config, hospital_stays::declare_ready);
    mount::<stays::DischargePatient, _, _>(config, hospital_stays::discharge);
    mount::<summaries::ListSummaries, _, _>(config, letters::list);
    mount::<summaries::GetSummary, _, _>(config, letters::get);
    mount::<summaries::GetSummaryPaper, _, _>(config, letters::paper);
    mount::<summaries::DraftSummary, _, _>(config, letters::draft);
    mount::<summaries::ReviseSummary, _, _>(config, letters::revise);
    mount::<summaries::ChangeDraft, _, _>(config, letters::change);
    mount::<summaries::SignSummary, _, _>(config, letters::sign);
    mount::<summaries::ReleaseSummary, _, _>(config, letters::release);
    mount::<summaries::WithdrawSummary, _, _>(config, letters::withdraw);
    mount::<summaries::LookThroughSummary, _, _>(config, letters::look_through);
    mount::<summaries::AskForExplanation, _, _>(config, letters::ask_for_explanation);
    mount::<summaries::ConfirmReading, _, _>(config, letters::confirm_reading);
    mount::<summaries::RespondToParagraph, _, _>(config, responses::respond);
    mount::<summaries::AnswerQuestion, _, _>(config, responses::answer);
    mount::<plan::GetPlan, _, _>(config, pathways::get);
    mount::<plan::AddStep, _, _>(config, pathways::add);
    mount::<plan::AddOwnTask, _, _>(config, pathways::add_own_task);
    mount::<plan::ChangeStep, _, _>(config, pathways::change);
    mount::<plan::MoveStep, _, _>(config, pathways::move_step);
    mount::<plan::TickTask, _, _>(config, pathways::tick);
    mount::<audit::GetAccessLog, _, _>(config, audit_log::list);
    mount::<related_persons::ListRelatedPersons, _, _>(config, relatives::list);
    mount::<related_persons::RegisterRelatedPerson, _, _>(config, relatives::register);
    mount::<related_persons::ChangeRelatedPerson, _, _>(config, relatives::change);
    mount::<related_persons::OrderNextOfKin, _, _>(config, relatives::order);
    mount::<related_persons::InviteRelatedPerson, _, _>(config, relatives::invite);
    mount::<related_persons::RevokeInvitation, _, _>(config, relatives::revoke_invitation);
    mount::<related_persons::DecideCorrection, _, _>(config, relatives::decide);
    mount::<related_persons::EndRelatedPerson, _, _>(config, relatives::end);
    mount::<consents::GiveConsent, _, _>(config, openings::give);
    mount::<consents::EndConsent, _, _>(config, openings::end);
    mount::<consents::PreviewConsent, _, _>(config, openings::preview);
    mount::<sharing::GetShared, _, _>(config, shares::get);
    mount::<sharing::LeaveShared, _, _>(config, shares::leave);
    mount::<sharing::Contribute, _, _>(config, shares::contribute);
    mount::<sharing::ListContributions, _, _>(config, shares::list);
    mount::<sharing::AdoptContribution, _, _>(config, shares::adopt);
    mount::<invitations::OpenInvitation, _, _>(config, letters_to_relatives::open);
    mount::<invitations::ProveInvitation, _, _>(config, letters_to_relatives::prove);
    mount::<invitations::AnswerInvitation, _, _>(config, letters_to_relatives::answer);
    mount::<messages::ListMessages, _, _>(config, exchange::list);
    mount::<messages::GetMessage, _, _>(config, exchange::get);
    mount::<messages::GetMessageOriginal, _, _>(config, exchange::original);
    mount::<messages::GetTimeline, _, _>(config, exchange::timeline);
    mount::<messages::ListProposals, _, _>(config, exchange::list_proposals);
    mount::<messages::TakeUpStep, _, _>(config, exchange::take_up_step);
    mount::<messages::SettleProposal, _, _>(config, exchange::settle);
    mount::<messages::ReportAdmission, _, _>(config, exchange::report_admission);
    mount::<messages::AskWard, _, _>(config, exchange::ask_ward);
    mount::<messages::ListHeld, _, _>(config, exchange::list_held);
    mount::<messages::AcceptHeld, _, _>(config, exchange::accept_held);
    mount::<messages::RefuseHeld, _, _>(config, exchange::refuse_held);
    mount::<checklists::ListChecklists, _, _>(config, forms::list);
    mount::<checklists::BeginChecklist, _, _>(config, forms::begin);
    mount::<checklists::GetChecklist, _, _>(config, forms::get);
    mount::<checklists::AnswerItem, _, _>(config, forms::answer);
    mount::<checklists::DecideProposedStep, _, _>(config, forms::decide);
    mount::<checklists::SignChecklist, _, _>(config, forms::sign);
    mount::<escalations::GetEscalationRule, _, _>(config, climbs::get);
    mount::<escalations::ChangeEscalationRule, _, _>(config, climbs::change);
    mount::<adherence::GetAdherence, _, _>(config, figures::get);
    mount::<adherence::GetAdherenceTable, _, _>(config, figures::table);
    mount::<readability::GetReadability, _, _>(config, readable::get);
    mount::<absences::ListAbsences, _, _>(config, absent::list);
    mount::<absences::RegisterAbsence, _, _>(config, absent::register);
    mount::<absences::EndAbsence, _, _>(config, absent::end);
    mount::<handovers::ListHandovers, _, _>(config, hand_overs::list);
    mount::<handovers::ProposeHandover, _, _>(config, hand_overs::propose);
    mount::<handovers::WithdrawHandover, _, _>(config, hand_overs::withdraw);
    mount::<handovers::ListAskedHandovers, _, _>(config, hand_overs::asked);
    mount::<handovers::AnswerHandover, _, _>(config, hand_overs::answer);
    mount::<gp_visits::ListVisitNotes, _, _>(config, visits::list);
    mount::<gp_visits::WriteVisitNote, _, _>(config, visits::write);
    mount::<gp_visits::ChangeVisitNote, _, _>(config, visits::change);
    mount::<gp_visits::RemoveVisitNote, _, _>(config, visits::remove);
    mount::<gp_visits::GetVisitPage, _, _>(config, visits::page);
    mount::<gp_visits::GetVisitPaper, _, _>(config, visits::paper);
    mount::<gp_visits::ListVisitLinks, _, _>(config, visits::list_links);
    mount::<gp_visits::MakeVisitLink, _, _>(config, visits::make_link);
    mount::<gp_visits::EndVisitLink, _, _>(config, visits::end_link);
    mount::<gp_visits::OpenVisitLink, _, _>(config, visits::open_link);
    mount::<gp_visits::OpenVisitPaper, _, _>(config, visits::open_paper);
    mount::<gp_visits::ListVisitOutcomes, _, _>(config, visits::list_outcomes);
    mount::<gp_visits::RecordVisit, _, _>(config, visits::record);
    mount::<worsening::GetWorsening, _, _>(config, being_worse::get);
    mount::<worsening::TellWorsening, _, _>(config, being_worse::tell);
    mount::<clinical_records::GetClinicalRecords, _, _>(config, small_records::get);
    mount::<clinical_records::AssessFrailty, _, _>(config, small_records::assess_frailty);
    mount::<clinical_records::MarkFrailtyError, _, _>(config, small_records::mark_error);
    mount::<clinical_records::OpenFrailty, _, _>(config, small_records::open_frailty);
    mount::<clinical_records::ReconcileMedication, _, _>(config, small_records::reconcile);
    mount::<clinical_records::WriteDischargeNote, _, _>(config, small_records::write_note);
    mount::<clinical_records::RecordConversation, _, _>(config, small_records::record_conversation);
    mount::<board::GetBoard, _, _>(config, boards::get);
    mount::<board::GetBoardScreen, _, _>(config, boards::screen);
    mount::<risk_flags::GetRiskFlags, _, _>(config, risks::get);
    mount::<risk_flags::RaiseRiskFlag, _, _>(config, risks::raise);
    mount::<risk_flags::ChangeRiskFlag, _, _>(config, risks::change);
    mount::<risk_flags::ResolveRiskFlag, _, _>(config, risks::resolve);
    mount::<meetings::ListMeetings, _, _>(config, at_the_board::list);
    mount::<meetings::StartMeeting, _, _>(config, at_the_board::start);
    mount::<meetings::GetMeeting, _, _>(config, at_the_board::get);
    mount::<meetings::EndMeeting, _, _>(config, at_the_board::end);
    mount::<meetings::RecordDecision, _, _>(config, at_the_board::record);
    mount::<meetings::MarkDiscussed, _, _>(config, at_the_board::discussed);
    mount::<meetings::ListDecisions, _, _>(config, at_the_board::decisions);
    mount::<checklist_templates::ListTemplates, _, _>(config, templates::list);
    mount::<checklist_templates::GetTemplate, _, _>(config, templates::get);
    mount::<checklist_templates::SaveTemplate, _, _>(config, templates::save);
    mount::<checklist_templates::RestoreTemplate, _, _>(config, templates::restore);
    mount::<checklist_templates::ExportTemplate, _, _>(config, templates::export);
    mount::<checklist_templates::ReadQuestionnaire, _, _>(config, templates::read);
    config.route(
        messages::MESSAGES_PATH,
        actix_web::web::post().to(inbound::receive),
    );
    config.route(
        shared::start::NUDGES_PATH,
        actix_web::web::get().to(nudges::stream),
    );
}
