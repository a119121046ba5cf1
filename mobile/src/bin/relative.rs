//! The web app's part for related persons themselves.

fn main() {
    hjemover_app::launch_relative();
}
