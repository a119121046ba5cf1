//! The web app's part for the messages between hospital, municipality and GP.

fn main() {
    hjemover_app::launch_messages();
}
