//! The web app's part where letters are read.

fn main() {
    hjemover_app::launch_letters();
}
