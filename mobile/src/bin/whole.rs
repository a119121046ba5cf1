//! The whole app, as it is on a phone or desktop.

fn main() {
    hjemover_app::launch_whole();
}
