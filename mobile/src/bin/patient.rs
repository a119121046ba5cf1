//! The web app's half for patients.

fn main() {
    hjemover_app::launch_patient();
}
