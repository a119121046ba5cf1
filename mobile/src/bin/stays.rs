//! The web app's part for the beginning and the end of a hospital stay.

fn main() {
    hjemover_app::launch_stays();
}
