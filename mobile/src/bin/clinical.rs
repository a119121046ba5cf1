//! The web app's part for small clinical records.

fn main() {
    hjemover_app::launch_clinical();
}
