//! The web app's part for who stands near a patient: registering, asking, opening.

fn main() {
    hjemover_app::launch_relations();
}
